package dev.backsource.health.target;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/** What a record of {@code policy-changes} says. */
sealed interface DomainUpdate {

    /** The domain is now so. */
    record Changed(Domain domain, long revision) implements DomainUpdate {}

    /** The domain is no more; {@code revision} is null when the record doesn't tell it. */
    record Removed(DomainName domain, @Nullable Long revision) implements DomainUpdate {}

    /** Nothing that can be used; what was known stays. */
    record Rejected(String reason) implements DomainUpdate {}
}
