package dev.backsource.policy.event;

import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;

/** What a record on {@link Topic#POLICY_CHANGES} says, as {@link PolicyRecordDecoder} has found it. */
public sealed interface PolicyRecord {

    /**
     * A domain is now so.
     *
     * @param domain the state that {@code change} holds
     * @param change the record's value
     * @param version what the change made of the domain
     */
    record Changed(Domain domain, PolicyChange change, StateVersion version) implements PolicyRecord {}

    /**
     * A domain is no more.
     *
     * @param version what the removal made of the domain
     */
    record Removed(DomainName domain, StateVersion version) implements PolicyRecord {}

    /**
     * Nothing that can be used: what was known of the domain stays.
     *
     * @param reason what is wrong with the record, in one printable line
     */
    record Refused(String reason) implements PolicyRecord {
        public Refused {
            reason = Printable.of(reason, Printable.SENTENCE);
        }
    }
}
