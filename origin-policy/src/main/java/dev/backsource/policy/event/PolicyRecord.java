package dev.backsource.policy.event;

import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A decoded record of {@link Topic#POLICY_CHANGES}, the result of {@link PolicyRecordDecoder}. */
public sealed interface PolicyRecord {

    /**
     * A domain was created or changed.
     *
     * @param change the record's value
     * @param version the domain's version after the change
     * @param at when the event happened
     * @param massChange the number of domains that was confirmed for the mass change it belongs to; null for none
     */
    record Changed(
            PolicyChange change,
            StateVersion version,
            Instant at,
            @Nullable Long massChange) implements PolicyRecord {
        /** A change that happened when it was committed, in no confirmed mass change. */
        public Changed(PolicyChange change, StateVersion version) {
            this(change, version, change.changedAt(), null);
        }

        /** The state of the domain after the change. */
        public Domain domain() {
            return change.domain();
        }
    }

    /**
     * A domain was removed.
     *
     * @param version the domain's version after the removal
     * @param at when the event happened
     * @param massChange the number of domains that was confirmed for the mass change it belongs to; null for none
     */
    record Removed(
            DomainName domain,
            StateVersion version,
            Instant at,
            @Nullable Long massChange) implements PolicyRecord {}

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
