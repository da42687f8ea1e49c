package dev.backsource.health.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchCountsTest {
    private static final Instant PROBED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldBeBehindOnceNoPortWasProbedForLongerThanOneIs() {
        var watched = new WatchCounts(1, 2, PROBED, PROBED.minusSeconds(7));
        assertThat(watched.behind(PATIENCE, PROBED.plusSeconds(30))).isZero();
        assertThat(watched.behind(PATIENCE, PROBED.plusSeconds(390))).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void shouldNotBeBehindWithNothingToProbe() {
        assertThat(new WatchCounts(3, 0, null, null).behind(PATIENCE, PROBED)).isZero();
    }

    @Test
    void shouldHaveTheAgeOfItsOldestState() {
        assertThat(new WatchCounts(1, 2, PROBED, PROBED.minusSeconds(7)).oldestMs(PROBED))
                .isEqualTo(7_000);
        assertThat(new WatchCounts(1, 2, PROBED, null).oldestMs(PROBED)).isNull();
    }
}
