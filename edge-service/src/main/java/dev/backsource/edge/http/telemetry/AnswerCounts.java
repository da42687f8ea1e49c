package dev.backsource.edge.http.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Counts responses by class of status and by outcome in the cache, and the bytes of their bodies. */
final class AnswerCounts {
    private static final int CLASSES = 6;
    private static final CacheOutcome[] OUTCOMES = CacheOutcome.values();

    private final LongAdder[] answers = new LongAdder[CLASSES * OUTCOMES.length];
    private final LongAdder bytes = new LongAdder();

    AnswerCounts(MeterRegistry registry) {
        for (var i = 0; i < answers.length; i++) {
            answers[i] = new LongAdder();
            var hundreds = i / OUTCOMES.length;
            FunctionCounter.builder("backsource.edge.requests", answers[i], LongAdder::sum)
                    .description("Requests answered, by class of status and by what the cache did")
                    .tag("status", hundreds == 0 ? "other" : hundreds + "xx")
                    .tag("cache", OUTCOMES[i % OUTCOMES.length].label())
                    .register(registry);
        }
        FunctionCounter.builder("backsource.edge.response.bytes", bytes, LongAdder::sum)
                .description("Bytes of bodies sent to clients")
                .register(registry);
    }

    void add(int status, long length, CacheOutcome outcome) {
        var hundreds = status / 100;
        answers[(hundreds < CLASSES ? hundreds : 0) * OUTCOMES.length + outcome.ordinal()].increment();
        bytes.add(length);
    }

    /** How many responses there were so far. */
    long total() {
        return sum(EnumSet.allOf(CacheOutcome.class));
    }

    /** How many of them had one of {@code outcomes}. */
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
