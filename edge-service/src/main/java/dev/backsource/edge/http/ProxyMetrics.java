package dev.backsource.edge.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts of requests and times of origins. A request only adds to counts of this class; the registry reads them when it
 * is asked, since its own meters pass every call through a list of registries.
 */
@Singleton
public final class ProxyMetrics {
    private static final int CLASSES = 6;

    private final LongAdder[] answers = new LongAdder[CLASSES];
    private final Map<ProxyError, LongAdder> failures = new EnumMap<>(ProxyError.class);
    private final LongAdder originAnswers = new LongAdder();
    private final LongAdder originNanos = new LongAdder();

    public ProxyMetrics(MeterRegistry registry) {
        for (var hundreds = 0; hundreds < CLASSES; hundreds++) {
            answers[hundreds] = new LongAdder();
            FunctionCounter.builder("backsource.edge.requests", answers[hundreds], LongAdder::sum)
                    .description("Requests answered, by class of status")
                    .tag("status", hundreds == 0 ? "other" : hundreds + "xx")
                    .register(registry);
        }
        for (var error : ProxyError.values()) {
            var count = new LongAdder();
            failures.put(error, count);
            FunctionCounter.builder("backsource.edge.origin.errors", count, LongAdder::sum)
                    .description("Back-to-origin requests that failed, by error type of RFC 9209")
                    .tag("error", error.token())
                    .register(registry);
        }
        FunctionTimer.builder(
                        "backsource.edge.origin.response.time",
                        this,
                        metrics -> metrics.originAnswers.sum(),
                        metrics -> metrics.originNanos.sum(),
                        TimeUnit.NANOSECONDS)
                .description("From sending a back-to-origin request to the head of its response")
                .register(registry);
    }

    public void answered(int status) {
        var hundreds = status / 100;
        answers[hundreds < CLASSES ? hundreds : 0].increment();
    }

    public void originFailed(ProxyError error) {
        var count = failures.get(error);
        if (count != null) {
            count.increment();
        }
    }

    public void originAnswered(long nanos) {
        originAnswers.increment();
        originNanos.add(nanos);
    }
}
