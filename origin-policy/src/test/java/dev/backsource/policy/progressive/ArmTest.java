package dev.backsource.policy.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArmTest {
    private static final String HOST = "www.example.com";

    @Test
    void shouldDrawTheShareOfAllResources() {
        assertThat(candidates("one", 0.05)).isBetween(400L, 600L);
        assertThat(candidates("one", 0.5)).isBetween(4_800L, 5_200L);
        assertThat(candidates("one", 0)).isZero();
        assertThat(candidates("one", 1)).isEqualTo(10_000);
    }

    @Test
    void shouldKeepEveryCandidateWhileTheShareGrows() {
        assertThat(IntStream.range(0, 10_000).filter(at -> isCandidate("one", at, 0.05)))
                .allMatch(at -> isCandidate("one", at, 0.25));
    }

    @Test
    void shouldDrawEachRolloutByItself() {
        var both = IntStream.range(0, 10_000)
                .filter(at -> isCandidate("one", at, 0.5) && isCandidate("two", at, 0.5))
                .count();

        assertThat(both).isBetween(2_300L, 2_700L);
    }

    private static long candidates(String salt, double share) {
        return IntStream.range(0, 10_000)
                .filter(at -> isCandidate(salt, at, share))
                .count();
    }

    private static boolean isCandidate(String salt, int at, double share) {
        return Arm.of(salt, HOST, "/" + at + "?page=1", share) == Arm.CANDIDATE;
    }
}
