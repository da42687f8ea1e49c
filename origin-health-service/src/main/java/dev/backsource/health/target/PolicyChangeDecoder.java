package dev.backsource.health.target;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.health.target.DomainUpdate.Changed;
import dev.backsource.health.target.DomainUpdate.Rejected;
import dev.backsource.health.target.DomainUpdate.Removed;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads what a record says; whatever is wrong with it becomes a rejection with its reason, never an exception. */
final class PolicyChangeDecoder {
    private PolicyChangeDecoder() {}

    static DomainUpdate decode(ConsumerRecord<@Nullable String, byte @Nullable []> record) {
        try {
            return decodeOrThrow(record);
        } catch (MalformedEventException e) {
            return new Rejected(e.reason());
        } catch (InvalidValueException e) {
            return new Rejected(e.detail());
        }
    }

    private static DomainUpdate decodeOrThrow(ConsumerRecord<@Nullable String, byte @Nullable []> record) {
        var attributes = EventRecords.attributes(record.headers()).requireType(Topic.POLICY_CHANGES);
        var domain = new DomainName(InvalidValueException.require(record.key(), "record key"));
        var value = record.value();
        if (value == null) {
            return new Removed(domain, attributes.revision());
        }
        var change = EventCodec.POLICY_CHANGE.decode(value);
        if (!change.domain().equals(domain)) {
            throw new MalformedEventException("value is about " + change.domain() + ", the record's key is " + domain);
        }
        return new Changed(change.toDomain(), change.revision());
    }
}
