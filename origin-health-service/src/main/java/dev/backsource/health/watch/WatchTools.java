package dev.backsource.health.watch;

import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.health.alert.AlertTransitions;
import dev.backsource.health.http.LoopWatch;
import dev.backsource.health.log.OriginEventPublisher;
import dev.backsource.health.probe.Prober;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.protocol.StandardPorts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The shared tools of every watched domain. */
@ApplicationScoped
class WatchTools {
    private static final Logger LOG = Logger.getLogger("dev.backsource.health.alerts");

    private final Prober prober;
    private final LoopWatch loops;
    private final OriginEventPublisher publisher;
    private final Clock clock;
    private final StandardPorts standardPorts;
    private final Map<AlertKind, AtomicInteger> firing = new EnumMap<>(AlertKind.class);
    private final AtomicInteger domains;

    WatchTools(
            Prober prober,
            LoopWatch loops,
            OriginEventPublisher publisher,
            Clock clock,
            StandardPortSettings settings,
            MeterRegistry registry) {
        this.prober = prober;
        this.loops = loops;
        this.publisher = publisher;
        this.clock = clock;
        this.standardPorts = settings.toPorts();
        this.domains = gauge(registry, "backsource.domains", "Domains of this instance", Tags.empty());
        for (var kind : AlertKind.values()) {
            var tags = Tags.of("kind", kind.kebabName());
            firing.put(kind, gauge(registry, "backsource.alerts.firing", "Firing alerts", tags));
        }
    }

    private static AtomicInteger gauge(MeterRegistry registry, String name, String description, Tags tags) {
        var value = new AtomicInteger();
        Gauge.builder(name, value, AtomicInteger::get)
                .description(description)
                .tags(tags)
                .register(registry);
        return value;
    }

    Prober prober() {
        return prober;
    }

    LoopWatch loops() {
        return loops;
    }

    Clock clock() {
        return clock;
    }

    OriginEventPublisher publisher() {
        return publisher;
    }

    StandardPorts standardPorts() {
        return standardPorts;
    }

    Instant now() {
        return clock.instant();
    }

    void countDomain(int change) {
        domains.addAndGet(change);
    }

    void countFiring(AlertKind kind, int change) {
        Objects.requireNonNull(firing.get(kind)).addAndGet(change);
    }

    void publish(OriginAlert alert, Instant at) {
        LOG.infof(
                "alert %s: domain=%s revision=%d kind=%s origin=%s ports=%s",
                alert.status(),
                alert.domain(),
                alert.revision(),
                alert.kind().kebabName(),
                alert.origin(),
                alert.missingPorts());
        publisher.publish(alert, at);
    }

    /** Resolves the alerts of a domain that is no more and takes its port states back. */
    void domainGone(@Nullable OriginHealth health, Collection<OriginAlert> firingAlerts) {
        var at = now();
        firingAlerts.forEach(alert -> publish(AlertTransitions.domainRemoved(alert, at), at));
        if (health != null) {
            publisher.publishRemoval(health.domain(), health.revision(), at);
        }
    }
}
