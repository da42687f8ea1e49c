package dev.backsource.policy.event;

import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;

/** A decoded record of {@link Topic#POLICY_CHANGES}, the result of {@link PolicyRecordDecoder}. */
public sealed interface PolicyRecord {

    /**
     * A domain was created or changed.
     *
     * @param change the record's value
     * @param version the domain's version after the change
     */
    record Changed(PolicyChange change, StateVersion version) implements PolicyRecord {
        /** The state of the domain after the change. */
        public Domain domain() {
            return change.domain();
        }
    }

    /**
     * A domain was removed.
     *
     * @param version the domain's version after the removal
     */
    record Removed(DomainName domain, StateVersion version) implements PolicyRecord {}

    /**
     * A record that can't be used: the state of the domain stays.
     *
     * @param reason the fault of the record, in one printable line
     */
    record Refused(String reason) implements PolicyRecord {
        public Refused {
            reason = Printable.of(reason, Printable.SENTENCE);
        }
    }
}
