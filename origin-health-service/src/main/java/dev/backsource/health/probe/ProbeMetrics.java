package dev.backsource.health.probe;

import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.policy.protocol.Scheme;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** What the prober counts; labels are outcome kinds and schemes, never a domain. */
@ApplicationScoped
class ProbeMetrics {
    private final Map<Outcome.Kind, Counter> outcomes = new EnumMap<>(Outcome.Kind.class);
    private final Map<Scheme, Timer> durations = new EnumMap<>(Scheme.class);
    private final AtomicInteger targets;
    private final AtomicInteger underway;

    ProbeMetrics(MeterRegistry registry) {
        for (var kind : Outcome.Kind.values()) {
            outcomes.put(kind, counter(registry, kind));
        }
        for (var scheme : Scheme.values()) {
            durations.put(scheme, registry.timer("backsource.probe.duration", "scheme", scheme.uriName()));
        }
        targets = registry.gauge("backsource.probe.targets", new AtomicInteger());
        underway = registry.gauge("backsource.probe.underway", new AtomicInteger());
    }

    void probed(ProbeTarget target, Outcome outcome, Duration took) {
        counted(outcome);
        var scheme = target.tls() == null ? Scheme.HTTP : Scheme.HTTPS;
        Objects.requireNonNull(durations.get(scheme)).record(took);
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

    private static Counter counter(MeterRegistry registry, Outcome.Kind kind) {
        return registry.counter(
                "backsource.probe.outcomes", "outcome", kind.name().toLowerCase(Locale.ROOT));
    }
}
