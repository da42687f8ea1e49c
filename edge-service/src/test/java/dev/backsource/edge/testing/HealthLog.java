package dev.backsource.edge.testing;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;

/** Writes port states as origin-health-service does. */
public final class HealthLog implements AutoCloseable {
    private final PolicyLog log;

    public HealthLog(String bootstrapServers) {
        log = new PolicyLog(bootstrapServers);
    }

    /** Writes that {@code origin}'s own port, over HTTP, is in {@code state}, and those of the domain's other origins are open. */
    public void put(Domain domain, Origin origin, PortState state) {
        var now = Instant.now();
        var ports = domain.origins().stream()
                .map(one -> new OriginHealth.Port(
                        one.address(),
                        one.port(),
                        Scheme.HTTP,
                        one.equals(origin) ? state : PortState.OPEN,
                        now,
                        "connection refused"))
                .toList();
        var health = EventCodec.ORIGIN_HEALTH.encode(new OriginHealth(domain.name(), 1, now, ports));
        var name = domain.name().value();
        var attributes = new CloudEvent(
                name + "/" + now, Topic.ORIGIN_HEALTH.eventType(), "/origin-health-service", name, now, 1L, null);
        log.send(EventRecords.toRecord(Topic.ORIGIN_HEALTH, name, health, attributes));
    }

    @Override
    public void close() {
        log.close();
    }
}
