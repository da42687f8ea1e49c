package dev.backsource.edge.proxy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Counts of requests and times of origins. Every meter exists from the start, so that a request only counts. */
@Singleton
final class ProxyMetrics {
    private final Counter[] answers = new Counter[6];
    private final Counter[] failures = new Counter[ProxyError.values().length];
    private final Timer originTime;

    ProxyMetrics(MeterRegistry registry) {
        for (var hundreds = 0; hundreds < answers.length; hundreds++) {
            answers[hundreds] = Counter.builder("backsource.edge.requests")
                    .description("Requests answered, by class of status")
                    .tag("status", hundreds == 0 ? "other" : hundreds + "xx")
                    .register(registry);
        }
        for (var error : ProxyError.values()) {
            failures[error.ordinal()] = Counter.builder("backsource.edge.origin.errors")
                    .description("Back-to-origin requests that failed, by error type of RFC 9209")
                    .tag("error", error.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        originTime = Timer.builder("backsource.edge.origin.response.time")
                .description("From sending a back-to-origin request to the head of its response")
                .register(registry);
    }

    void answered(int status) {
        var hundreds = status / 100;
        answers[hundreds < answers.length ? hundreds : 0].increment();
    }

    void originFailed(ProxyError error) {
        failures[error.ordinal()].increment();
    }

    void originAnswered(long nanos) {
        originTime.record(nanos, TimeUnit.NANOSECONDS);
    }
}
