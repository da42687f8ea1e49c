package dev.backsource.edge.routing;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.MalformedEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** What a record of the policy changes says: a domain's state, that it was removed, or nothing that can be used. */
sealed interface PolicyReading {
    /** The record that was read. */
    ConsumerRecord<String, byte[]> received();

    /** Reads a record; never fails. Any thread may do it, for any record. */
    static PolicyReading of(ConsumerRecord<String, byte[]> received) {
        try {
            var read = PolicyRecord.read(received);
            var change = read.change();
            return change == null
                    ? new Removal(received, read.name(), read.revision())
                    : new State(received, change.toDomain(), read.revision());
        } catch (MalformedEventException e) {
            return new Unusable(received, e.reason());
        } catch (InvalidValueException e) {
            return new Unusable(received, e.detail());
        } catch (RuntimeException e) {
            return Unusable.by(e, received);
        }
    }

    /** The domain is in this state. */
    record State(ConsumerRecord<String, byte[]> received, Domain domain, long revision) implements PolicyReading {}

    /** The domain was removed. */
    record Removal(ConsumerRecord<String, byte[]> received, DomainName name, long revision) implements PolicyReading {}

    /** It can't be used. */
    record Unusable(ConsumerRecord<String, byte[]> received, String reason) implements PolicyReading {
        private static final Logger LOG = Logger.getLogger(PolicyReading.class);

        /** By a fault of the edge. */
        static Unusable by(RuntimeException fault, ConsumerRecord<String, byte[]> received) {
            LOG.errorf(fault, "a policy change broke the edge's reading of it, offset %d", received.offset());
            return new Unusable(
                    received, "the edge failed on it: " + fault.getClass().getSimpleName());
        }
    }
}
