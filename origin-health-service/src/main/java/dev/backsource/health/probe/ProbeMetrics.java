package dev.backsource.health.probe;

import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.policy.protocol.Scheme;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** The prober's metrics; labels are outcome kinds and schemes, never a domain. */
@ApplicationScoped
class ProbeMetrics {
    /** Upper limits of the buckets of durations. */
    private static final Duration[] LIMITS = LongStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<Outcome.Kind, Counter> outcomes = new EnumMap<>(Outcome.Kind.class);
    private final Map<Scheme, Timer> durations = new EnumMap<>(Scheme.class);
    private final Counter starved;
    private final AtomicInteger targets = new AtomicInteger();
    private final AtomicInteger underway = new AtomicInteger();

    ProbeMetrics(MeterRegistry registry) {
        for (var kind : Outcome.Kind.values()) {
            outcomes.put(kind, counter(registry, kind));
        }
        this.starved = Counter.builder("backsource.probe.starved")
                .description("Failed probes discarded since the prober had too little processor time")
                .register(registry);
        for (var scheme : Scheme.values()) {
            durations.put(
                    scheme,
                    Timer.builder("backsource.probe.duration")
                            .description("Duration of probes")
                            .tag("scheme", scheme.uriName())
                            .serviceLevelObjectives(LIMITS)
                            .register(registry));
        }
        gauge(registry, "backsource.probe.targets", "Ports to probe", targets);
        gauge(registry, "backsource.probe.underway", "Probes in progress", underway);
    }

    void probed(ProbeTarget target, Outcome outcome, Duration took) {
        counted(outcome);
        var scheme = target.tls() == null ? Scheme.HTTP : Scheme.HTTPS;
        Objects.requireNonNull(durations.get(scheme)).record(took);
    }

    /** A failure that is no evidence. */
    void starved() {
        starved.increment();
    }

    void counted(Outcome outcome) {
        Objects.requireNonNull(outcomes.get(outcome.kind())).increment();
    }

    void targets(int count) {
        targets.set(count);
    }

    void underway(int count) {
        underway.set(count);
    }

    private static void gauge(MeterRegistry registry, String name, String description, AtomicInteger value) {
        Gauge.builder(name, value, AtomicInteger::get).description(description).register(registry);
    }

    private static Counter counter(MeterRegistry registry, Outcome.Kind kind) {
        return Counter.builder("backsource.probe.outcomes")
                .description("Probes, by outcome")
                .tag("outcome", kind.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
