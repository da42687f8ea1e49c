package dev.backsource.edge.http.telemetry;

import dev.backsource.deployment.metrics.LatencyFamily;
import dev.backsource.deployment.metrics.LatencyHistogram;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * The counts of responses by class of status and by outcome in the cache, the bytes of their bodies, and the times that clients waited
 * for them to begin.
 */
final class AnswerCounts {
    private static final int CLASSES = 6;
    private static final CacheOutcome[] OUTCOMES = CacheOutcome.values();

    private final LongAdder[] answers = new LongAdder[CLASSES * OUTCOMES.length];
    private final LatencyHistogram[] waits = new LatencyHistogram[OUTCOMES.length];
    private final LongAdder bytes = new LongAdder();

    AnswerCounts(MeterRegistry registry, PrometheusMeterRegistry histograms) {
        for (var i = 0; i < answers.length; i++) {
            answers[i] = new LongAdder();
            var hundreds = i / OUTCOMES.length;
            FunctionCounter.builder("backsource.edge.requests", answers[i], LongAdder::sum)
                    .description("Responses, by status class and cache result")
                    .tag("status", hundreds == 0 ? "other" : hundreds + "xx")
                    .tag("cache", OUTCOMES[i % OUTCOMES.length].label())
                    .register(registry);
        }
        var wait = LatencyFamily.register(
                histograms,
                "backsource.edge.client.wait",
                "Time from the arrival of a request to the beginning of its response, by cache result",
                "cache");
        for (var outcome : OUTCOMES) {
            waits[outcome.ordinal()] = wait.of(outcome.label());
        }
        FunctionCounter.builder("backsource.edge.response.bytes", bytes, LongAdder::sum)
                .description("Bytes of response bodies sent to clients")
                .register(registry);
    }

    void add(int status, long length, CacheOutcome outcome) {
        var hundreds = status / 100;
        answers[(hundreds < CLASSES ? hundreds : 0) * OUTCOMES.length + outcome.ordinal()].increment();
        bytes.add(length);
    }

    void waited(long nanos, CacheOutcome outcome) {
        waits[outcome.ordinal()].record(nanos);
    }

    /** The number of responses so far. */
    long total() {
        return sum(EnumSet.allOf(CacheOutcome.class));
    }

    /** The number of responses with one of {@code outcomes}. */
    long sum(Set<CacheOutcome> outcomes) {
        var sum = 0L;
        for (var i = 0; i < answers.length; i++) {
            if (outcomes.contains(OUTCOMES[i % OUTCOMES.length])) {
                sum += answers[i].sum();
            }
        }
        return sum;
    }
}
