package dev.backsource.config.domain;

import dev.backsource.policy.domain.Domain;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** A check of a domain's next state, just before it is stored. The domain's row is locked, so that the check queries the database alone. */
@FunctionalInterface
public interface StateCheck {
    /** Accepts every state. */
    StateCheck NONE = (session, before, after, team) -> Uni.createFrom().voidItem();

    /**
     * Accepts the change, or fails.
     *
     * @param before null when there was no such domain
     * @param team the owning team; null for none
     */
    Uni<Void> require(Mutiny.Session session, @Nullable Domain before, Domain after, @Nullable String team);
}
