package dev.backsource.config.domain;

import dev.backsource.policy.domain.Domain;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Tells which of many changes that are stored together need a {@link StateCheck}, so that each of them has to be made alone. */
@FunctionalInterface
public interface SetCheck {
    /** Accepts every change without a check. */
    SetCheck NONE = (session, teams) -> Uni.createFrom().item((before, after, team) -> false);

    /**
     * The rule for these changes.
     *
     * @param teams the owners of the domains
     */
    Uni<Rule> of(Mutiny.Session session, Set<String> teams);

    /** A rule, without access to the database. */
    @FunctionalInterface
    interface Rule {
        /**
         * Whether a change needs a check.
         *
         * @param before null when there is no such domain
         * @param team the owning team; null for none
         */
        boolean needsCheck(@Nullable Domain before, Domain after, @Nullable String team);
    }
}
