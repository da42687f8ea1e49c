package dev.backsource.policy.response;

import dev.backsource.policy.domain.Domain;
import org.jspecify.annotations.Nullable;

/** The registered domains, by the hosts of clients' requests. */
@FunctionalInterface
public interface DomainLookup {
    /**
     * The domain that edges serve requests for {@code host} by: the exact one, else the nearest wildcard.
     *
     * @param host a canonical host name, or the name of a wildcard for the wildcard itself
     */
    Answer of(String host);

    /** The answer of a lookup. */
    sealed interface Answer permits Registered, Unregistered {}

    /**
     * A registered domain.
     *
     * @param team the id of the team that owns it; null for none
     */
    record Registered(Domain domain, @Nullable String team) implements Answer {}

    /** An answer without a domain. */
    enum Unregistered implements Answer {
        /** No domain serves the host. */
        NONE,
        /** The registered domains aren't known yet. */
        UNKNOWN
    }
}
