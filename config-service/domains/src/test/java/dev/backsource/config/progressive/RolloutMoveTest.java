package dev.backsource.config.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RolloutMoveTest {
    /** An empty state: the move has no place, or no effect. */
    @ParameterizedTest
    @CsvSource({
        "RUNNING, STEP, RUNNING",
        "RUNNING, PAUSE, PAUSED",
        "RUNNING, FREEZE, FROZEN",
        "RUNNING, RESUME,",
        "RUNNING, PROMOTE, PROMOTED",
        "RUNNING, ABORT, ABORTED",
        "PAUSED, STEP,",
        "PAUSED, PAUSE,",
        "PAUSED, FREEZE, FROZEN",
        "PAUSED, RESUME, RUNNING",
        "PAUSED, PROMOTE, PROMOTED",
        "PAUSED, ABORT, ABORTED",
        "FROZEN, STEP,",
        "FROZEN, PAUSE,",
        "FROZEN, FREEZE,",
        "FROZEN, RESUME, RUNNING",
        "FROZEN, PROMOTE, PROMOTED",
        "FROZEN, ABORT, ABORTED",
    })
    void shouldLeadFromAStateUnderWayToAnother(ProgressiveState from, RolloutMove move, @Nullable ProgressiveState to) {
        assertThat(move.from(from)).isEqualTo(to);
    }

    @ParameterizedTest
    @EnumSource(RolloutMove.class)
    void shouldLeadNowhereFromAnEnd(RolloutMove move) {
        assertThat(move.from(ProgressiveState.PROMOTED)).isNull();
        assertThat(move.from(ProgressiveState.ABORTED)).isNull();
        assertThat(move.from(ProgressiveState.REPLACED)).isNull();
    }

    @Test
    void shouldTakeAnAdministratorToOverruleAnEdge() {
        assertThat(RolloutMove.RESUME.role(ProgressiveState.FROZEN)).isEqualTo(Role.ADMINISTRATOR);
        assertThat(RolloutMove.PROMOTE.role(ProgressiveState.FROZEN)).isEqualTo(Role.ADMINISTRATOR);
        assertThat(RolloutMove.ABORT.role(ProgressiveState.FROZEN)).isEqualTo(Role.OPERATOR);
        assertThat(RolloutMove.RESUME.role(ProgressiveState.PAUSED)).isEqualTo(Role.OPERATOR);
        assertThat(RolloutMove.PROMOTE.role(ProgressiveState.PAUSED)).isEqualTo(Role.OPERATOR);
    }
}
