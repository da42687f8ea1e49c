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
import java.util.List;

/** Writes what the probes say as origin-health-service does. */
public final class HealthLog implements AutoCloseable {
    private final PolicyLog log;

    public HealthLog(String bootstrapServers) {
        log = new PolicyLog(bootstrapServers);
    }

    /** That {@code origin}'s own port, over HTTP, is in {@code state}. */
    public void put(Domain domain, Origin origin, PortState state) {
        var now = Instant.now();
        var port =
                new OriginHealth.Port(origin.address(), origin.port(), Scheme.HTTP, state, now, "connection refused");
        var health = EventCodec.ORIGIN_HEALTH.encode(new OriginHealth(domain.name(), 1, now, List.of(port)));
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
