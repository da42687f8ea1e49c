package dev.backsource.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ProbeTimingProperties {

    @Property
    void delaysStayWithinTheJitter(
            @ForAll @IntRange(min = 1, max = 600_000) int millis,
            @ForAll @DoubleRange(min = 0, max = 1) double jitter,
            @ForAll long seed) {
        var timing = new ProbeTiming(Duration.ofMillis(millis), jitter);
        var chance = new Random(seed);
        assertThat(timing.regular(chance).toNanos() / 1e6)
                .isBetween(millis * (1 - jitter) - 1, millis * (1 + jitter) + 1);
        assertThat(timing.spread(chance)).isBetween(Duration.ZERO, Duration.ofMillis(millis));
        assertThat(timing.quick(chance)).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(timing.quick(chance).toNanos() / 1e6).isLessThanOrEqualTo(millis / 5.0 * (1 + jitter) + 1);
    }
}
