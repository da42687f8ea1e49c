package dev.backsource.health.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.probe.PortVerdict;
import dev.backsource.health.probe.Thresholds;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.policy.event.PortState;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchCountsTest {
    private static final Instant PROBED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldBeBehindOnceNoPortWasProbedForLongerThanOneIs() {
        var watched = new WatchCounts(1, 2, new ProbeTimes(PROBED, null));
        assertThat(watched.behind(PATIENCE, PROBED.plusSeconds(30))).isZero();
        assertThat(watched.behind(PATIENCE, PROBED.plusSeconds(390))).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void shouldNotBeBehindWithNothingToProbe() {
        assertThat(new WatchCounts(3, 0, ProbeTimes.NONE).behind(PATIENCE, PROBED))
                .isZero();
    }

    @Test
    void shouldHaveTheAgeOfItsOldestKnownState() {
        // Given
        var known = PortVerdict.restored(PortState.OPEN, PROBED, "connected", null, null, PROBED.plusSeconds(9));
        var unknown = PortVerdict.unprobed(PROBED.minusSeconds(60));
        var thresholds = new Thresholds(1, 1, Duration.ofMinutes(2));
        var probed = known.after(Outcome.open("connected"), thresholds, PROBED.plusSeconds(5));

        // Then a state of an earlier run may be as old as its beginning
        assertThat(age(unknown)).isNull();
        assertThat(age(known, unknown, probed)).isEqualTo(10_000);
        assertThat(age(probed)).isEqualTo(5_000);
    }

    private static @Nullable Long age(PortVerdict... verdicts) {
        var times = Stream.of(verdicts).map(ProbeTimes::of).reduce(ProbeTimes.NONE, ProbeTimes::and);
        return new WatchCounts(1, verdicts.length, times).oldestMs(PROBED.plusSeconds(10));
    }
}
