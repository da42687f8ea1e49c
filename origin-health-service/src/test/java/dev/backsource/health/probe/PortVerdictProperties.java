package dev.backsource.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.PortState;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.time.Duration;
import java.time.Instant;

class PortVerdictProperties {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Samples
    void aStateIsLeftOnlyAfterTheThresholdInARow(Sample sample) {
        var probes = probes(sample);
        var rise = sample.between(1, 5);
        var fall = sample.between(1, 5);
        var thresholds = new Thresholds(rise, fall, Duration.ofDays(1));
        var verdict = PortVerdict.unprobed(START);
        for (var i = 0; i < probes.length(); i++) {
            var next = verdict.after(PortVerdictTest.outcome(probes.charAt(i)), thresholds, START.plusSeconds(i + 1));
            if (next.state() != verdict.state()) {
                var sofar = probes.substring(0, i + 1);
                assertThat(rowBefore(verdict.state() == PortState.OPEN ? sofar.replace('u', 'c') : sofar))
                        .isEqualTo(next.state() == PortState.OPEN ? rise : fall);
                assertThat(next.since()).isEqualTo(START.plusSeconds(i + 1));
            } else {
                assertThat(next.since()).isEqualTo(verdict.since());
            }
            verdict = next;
        }
    }

    @Samples
    void enoughSuccessesOpenAnyPortAndEnoughFailuresCloseIt(Sample sample) {
        var before = probes(sample);
        var threshold = sample.between(1, 5);
        var thresholds = new Thresholds(threshold, threshold, Duration.ofDays(1));
        assertThat(run(before + "o".repeat(threshold), thresholds).state()).isEqualTo(PortState.OPEN);
        assertThat(run(before + "c".repeat(threshold), thresholds).state()).isEqualTo(PortState.CLOSED);
        assertThat(run(before + "u".repeat(threshold), thresholds).state()).isEqualTo(PortState.UNKNOWN);
    }

    @Samples
    void skippedProbesChangeNothing(Sample sample) {
        var probes = probes(sample);
        var thresholds = new Thresholds(2, 3, Duration.ofDays(1));
        var spaced = probes.replaceAll("(.)", "$1s");
        assertThat(run(spaced, thresholds).state())
                .isEqualTo(run(probes, thresholds).state());
    }

    private static String probes(Sample sample) {
        return sample.text("ocu", 0, 30);
    }

    private static PortVerdict run(String probes, Thresholds thresholds) {
        var verdict = PortVerdict.unprobed(START);
        for (var probe : probes.toCharArray()) {
            verdict = verdict.after(PortVerdictTest.outcome(probe), thresholds, START);
        }
        return verdict;
    }

    /** How many probes at the end of {@code probes} found the same. */
    private static int rowBefore(String probes) {
        var last = probes.charAt(probes.length() - 1);
        var row = 0;
        while (row < probes.length() && probes.charAt(probes.length() - 1 - row) == last) {
            row++;
        }
        return row;
    }
}
