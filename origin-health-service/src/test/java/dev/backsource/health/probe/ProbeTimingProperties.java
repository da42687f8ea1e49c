package dev.backsource.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.time.Duration;
import java.util.Random;

class ProbeTimingProperties {

    @Samples
    void delaysStayWithinTheJitter(Sample sample) {
        var millis = sample.between(1, 600_000);
        var jitter = sample.between(0.0, 1.0);
        var timing = new ProbeTiming(Duration.ofMillis(millis), jitter);
        var chance = new Random(sample.anyLong());
        assertThat(timing.regular(chance).toNanos() / 1e6)
                .isBetween(millis * (1 - jitter) - 1, millis * (1 + jitter) + 1);
        assertThat(timing.spread(chance)).isBetween(Duration.ZERO, Duration.ofMillis(millis));
        assertThat(timing.quick(chance)).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(timing.quick(chance).toNanos() / 1e6).isLessThanOrEqualTo(millis / 5.0 * (1 + jitter) + 1);
    }
}
