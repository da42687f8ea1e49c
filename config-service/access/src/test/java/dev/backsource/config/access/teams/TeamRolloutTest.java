package dev.backsource.config.access.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.progressive.PartialPlan;
import dev.backsource.policy.progressive.RolloutMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeamRolloutTest {
    static Stream<TeamRollout> choices() {
        return Stream.of(
                TeamRollout.NONE,
                new TeamRollout(RolloutMode.PROGRESSIVE, PartialPlan.NONE),
                new TeamRollout(null, new PartialPlan(List.of(0.1, 0.5), 0, 7, 60)));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void shouldBeReadAsItWasStored(TeamRollout choice) {
        assertThat(TeamRollout.read(choice.stored())).isEqualTo(choice);
    }

    /** A change of the team's domains must not fail for what a later version stored. */
    @Test
    void shouldLeaveOutWhatALaterVersionStored() {
        assertThat(TeamRollout.read("{\"mode\":\"LUNAR\",\"plan\":{\"outcomes\":7,\"tide\":1},\"wind\":3}"))
                .isEqualTo(new TeamRollout(null, new PartialPlan(null, null, 7, null)));
    }
}
