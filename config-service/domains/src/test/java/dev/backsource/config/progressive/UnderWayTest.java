package dev.backsource.config.progressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.release.TriedRollouts;
import org.junit.jupiter.api.Test;

class UnderWayTest {
    @Test
    void shouldLeaveRoomForOtherTeams() {
        assertThatCode(() -> new UnderWay(255, 63).requireOneMore("shop")).doesNotThrowAnyException();
        assertThatCode(() -> new UnderWay(255, 64).requireOneMore(null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new UnderWay(100, 64).requireOneMore("shop"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the team");
        assertThatThrownBy(() -> new UnderWay(256, 0).requireOneMore("shop"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the deployment");
        assertThatThrownBy(() -> new UnderWay(256, 0).requireOneMore(null)).isInstanceOf(RefusedException.class);
    }

    /** A dry run says before that not all of its changes find a place. */
    @Test
    void shouldCountTheRolloutsThatADryRunHasTried() {
        // Given
        var tried = new TriedRollouts();
        tried.add("shop");
        tried.add("shop");
        tried.add(null);

        // Then
        assertThat(new UnderWay(10, 61).and(tried, "shop")).isEqualTo(new UnderWay(13, 63));
        assertThat(new UnderWay(10, 61).and(tried, "news")).isEqualTo(new UnderWay(13, 61));
        assertThat(new UnderWay(10, 61).and(null, "shop")).isEqualTo(new UnderWay(10, 61));
    }
}
