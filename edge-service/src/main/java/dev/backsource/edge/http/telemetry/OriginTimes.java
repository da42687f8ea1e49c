package dev.backsource.edge.http.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The response times of origins: sum, count and a histogram with fixed limits. */
final class OriginTimes {
    private static final long[] LIMITS_MS = {1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000};

    private final LongAdder nanos = new LongAdder();
    /** Each bucket counts the times above the previous limit (not cumulative); the last one those above all limits. */
    private final LongAdder[] buckets = new LongAdder[LIMITS_MS.length + 1];

    OriginTimes(MeterRegistry registry) {
        FunctionTimer.builder(
                        "backsource.edge.origin.response.time",
                        this,
                        times -> times.upTo(LIMITS_MS.length),
                        times -> times.nanos.sum(),
                        TimeUnit.NANOSECONDS)
                .description("From sending a back-to-origin request to the head of its response")
                .register(registry);
        for (var i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
            register(registry, i);
        }
    }

    void add(long taken) {
        nanos.add(taken);
        buckets[bucket(TimeUnit.NANOSECONDS.toMicros(taken))].increment();
    }

    private void register(MeterRegistry registry, int bucket) {
        FunctionCounter.builder("backsource.edge.origin.responses", this, times -> times.upTo(bucket))
                .description("Back-to-origin requests whose response began within le seconds")
                .tag("le", bucket == LIMITS_MS.length ? "+Inf" : Double.toString(LIMITS_MS[bucket] / 1_000.0))
                .register(registry);
    }

    private long upTo(int last) {
        var sum = 0L;
        for (var i = 0; i <= last; i++) {
            sum += buckets[i].sum();
        }
        return sum;
    }

    private static int bucket(long micros) {
        var i = 0;
        while (i < LIMITS_MS.length && micros > LIMITS_MS[i] * 1_000) {
            i++;
        }
        return i;
    }
}
