package dev.backsource.edge.routing;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.EdgeHoldings.Deviation;
import dev.backsource.policy.event.StateVersion;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The domains of which the table doesn't hold the latest record, which was ignored or rejected. The latest 100; that there are
 * more is told by the digests of what is served. Any thread uses it.
 */
@Singleton
public final class Deviations {
    private final Map<String, Deviation> latest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deviation> eldest) {
            return size() > EdgeHoldings.MAX_DEVIATIONS;
        }
    };

    private long ignored;

    Deviations() {}

    /** A record of {@code name} was not taken in, and {@code held} stays. */
    synchronized void add(DomainName name, ConsumerRecord<String, byte[]> received, String reason, StateVersion held) {
        latest.remove(name.value());
        latest.put(
                name.value(),
                new Deviation(
                        name.value(),
                        received.partition(),
                        received.offset(),
                        reason,
                        held.incarnation(),
                        held.revision(),
                        held.digest() == 0 ? null : EdgeHoldings.toText(held.digest()),
                        Instant.now()));
    }

    /** One more record was ignored. */
    synchronized void countIgnored() {
        ignored++;
    }

    /** The table holds the latest record of {@code name}. */
    synchronized void settled(DomainName name) {
        if (!latest.isEmpty()) {
            latest.remove(name.value());
        }
    }

    /** The latest last. */
    synchronized List<Deviation> all() {
        return List.copyOf(latest.values());
    }

    /** Since the process started. */
    synchronized long ignored() {
        return ignored;
    }
}
