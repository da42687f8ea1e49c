package dev.backsource.policy.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateVersionTest {
    private static final StateVersion KNOWN = new StateVersion(5, 7, 99);

    @Test
    void shouldOrderByIncarnationAndThenByRevision() {
        assertThat(new StateVersion(5, 8, 0).follows(KNOWN)).isTrue();
        assertThat(new StateVersion(6, 1, 0).follows(KNOWN)).isTrue();
        assertThat(new StateVersion(5, 7, 0).follows(KNOWN)).isFalse();
        assertThat(new StateVersion(4, 9, 0).follows(KNOWN)).isFalse();
        assertThat(new StateVersion(0, 1, 0).follows(StateVersion.NONE)).isTrue();
    }

    @Test
    void shouldTellStatesApartThatStandAtTheSamePlace() {
        assertThat(new StateVersion(5, 7, 1).isLevelWith(KNOWN)).isTrue();
        assertThat(new StateVersion(5, 7, 1)).isNotEqualTo(KNOWN);
    }

    @Test
    void shouldTakeALeapWithinAnIncarnationForNoHistory() {
        assertThat(new StateVersion(5, 7 + StateVersion.MAX_JUMP, 0).leapsFrom(KNOWN))
                .isFalse();
        assertThat(new StateVersion(5, 8 + StateVersion.MAX_JUMP, 0).leapsFrom(KNOWN))
                .isTrue();
        assertThat(new StateVersion(6, StateVersion.MAX_REVISION, 0).leapsFrom(KNOWN))
                .isFalse();
        assertThat(new StateVersion(0, StateVersion.MAX_REVISION, 0).leapsFrom(StateVersion.NONE))
                .isFalse();
    }

    @Test
    void shouldTakeAnIncarnationForPresentWithinADay() {
        assertThat(new StateVersion(0, 1, 0).liesAhead(0)).isFalse();
        assertThat(new StateVersion(86_400_007, 1, 0).liesAhead(7)).isFalse();
        assertThat(new StateVersion(86_400_008, 1, 0).liesAhead(7)).isTrue();
    }

    /** The beginning of the output of {@code printf abc | sha256sum}. */
    @Test
    void shouldDigestByTheFirstBytesOfSha256() {
        assertThat(EdgeHoldings.toText(StateVersion.digest("abc".getBytes(UTF_8))))
                .isEqualTo("ba7816bf8f01cfea");
        assertThat(EdgeHoldings.toNumber("ba7816bf8f01cfea")).isEqualTo(StateVersion.digest("abc".getBytes(UTF_8)));
    }
}
