package dev.backsource.config.aliyun.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.rollout.EdgeRollout;
import dev.backsource.config.rollout.PurgedEdges;
import dev.backsource.config.rollout.RolloutState;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RefreshStatusTest {
    @Test
    void shouldBeRefreshingUntilEveryEdgeThatCanBeReachedHasIt() {
        assertThat(status(false)).isEqualTo(new RefreshStatus("Refreshing", "0%", ""));
        assertThat(status(false, RolloutState.APPLIED, RolloutState.PENDING, RolloutState.UNKNOWN))
                .isEqualTo(new RefreshStatus("Refreshing", "33%", ""));
        assertThat(status(false, RolloutState.UNREACHABLE)).isEqualTo(new RefreshStatus("Refreshing", "0%", ""));
    }

    @Test
    void shouldBeCompleteWhateverAnEdgeThatCannotBeReachedDoes() {
        assertThat(status(true, RolloutState.APPLIED, RolloutState.UNREACHABLE))
                .isEqualTo(new RefreshStatus("Complete", "100%", ""));
    }

    @Test
    void shouldHaveFailedWhereAnEdgeRefusesIt() {
        assertThat(status(false, RolloutState.APPLIED, RolloutState.REJECTED))
                .isEqualTo(new RefreshStatus("Failed", "50%", "edge: as it is"));
    }

    private static RefreshStatus status(boolean complete, RolloutState... states) {
        var edges = Arrays.stream(states)
                .map(state -> new EdgeRollout("edge", state, Instant.EPOCH, 0, "as it is"))
                .toList();
        return RefreshStatus.of(new PurgedEdges(complete, complete, edges));
    }
}
