package dev.backsource.edge.routing;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.PolicyChangeReader;
import dev.backsource.policy.event.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A checked record of the policy changes: the domain's new state, or null when it was removed.
 *
 * @param name the domain
 * @param revision what the change made it
 * @param change the new state; null for a removal
 */
record PolicyRecord(
        DomainName name, long revision, @Nullable PolicyChange change) {

    /**
     * Reads and checks a record.
     *
     * @param values reads its value
     * @throws MalformedEventException when it can't be used
     * @throws InvalidValueException when its parts don't make a domain
     */
    static PolicyRecord read(ConsumerRecord<String, byte[]> received, PolicyChangeReader values) {
        var name = name(received.key());
        var attributes = EventRecords.attributes(received.headers()).requireType(Topic.POLICY_CHANGES);
        if (received.value() == null) {
            return new PolicyRecord(name, removalRevision(attributes), null);
        }
        var change = values.decode(received.value());
        checkAgrees(change, name, attributes);
        return new PolicyRecord(name, change.revision(), change);
    }

    private static DomainName name(@Nullable String key) {
        if (key == null) {
            throw new MalformedEventException("the record has no key; it must be the domain");
        }
        return new DomainName(key);
    }

    private static long removalRevision(CloudEvent attributes) {
        var revision = attributes.revision();
        if (revision == null || revision < 1) {
            throw new MalformedEventException("a removal must have its revision, from 1, in header ce_revision");
        }
        return revision;
    }

    private static void checkAgrees(PolicyChange change, DomainName key, CloudEvent attributes) {
        if (!change.domain().equals(key)) {
            throw new MalformedEventException("the value is of domain " + change.domain() + ", the key says " + key);
        }
        var announced = attributes.revision();
        if (announced != null && announced != change.revision()) {
            throw new MalformedEventException(
                    "the value is of revision " + change.revision() + ", header ce_revision says " + announced);
        }
    }
}
