package dev.backsource.edge.routing.changes;

import dev.backsource.edge.routing.HeldRecord;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.EdgeHoldings.Deviation;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The domains whose latest record the table doesn't hold because it was ignored, rejected or held back. Limited to the latest 100;
 * the digests of the served domains show whether there are more. Thread-safe.
 */
public final class Deviations {
    private final Map<String, Deviation> latest = BoundedMap.byAge(EdgeHoldings.MAX_DEVIATIONS);

    private final Clock clock;
    private long ignored;

    /** @param clock says since when a domain deviates */
    public Deviations(Clock clock) {
        this.clock = clock;
    }

    /** Adds a record of {@code name} that was not applied; the table keeps {@code held}. */
    void add(DomainName name, ConsumerRecord<String, byte[]> received, String reason, StateVersion held) {
        add(name.value(), received.partition(), received.offset(), reason, held);
    }

    /** Adds a record that the edge holds back; the table keeps {@code kept}. */
    void add(HeldRecord held, StateVersion kept) {
        var partition = EventRecords.partitionOf(Topic.POLICY_CHANGES, held.domain());
        add(held.domain(), partition, held.offset(), held.reason(), kept);
    }

    private synchronized void add(String name, int partition, long offset, String reason, StateVersion held) {
        latest.remove(name);
        latest.put(
                name,
                new Deviation(
                        name,
                        partition,
                        offset,
                        reason,
                        held.incarnation(),
                        held.revision(),
                        held.digest() == 0 ? null : EdgeHoldings.toText(held.digest()),
                        clock.instant()));
    }

    /** Counts an ignored record. */
    synchronized void countIgnored() {
        ignored++;
    }

    /** The table holds the latest record of {@code name}: it no longer deviates. */
    synchronized void settled(DomainName name) {
        if (!latest.isEmpty()) {
            latest.remove(name.value());
        }
    }

    /** All deviations, the latest last. */
    synchronized List<Deviation> all() {
        return List.copyOf(latest.values());
    }

    /** The number of records ignored since the process started. */
    synchronized long ignored() {
        return ignored;
    }
}
