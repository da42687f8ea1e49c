package dev.backsource.config.progressive;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.refusal.RefusedException;
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
}
