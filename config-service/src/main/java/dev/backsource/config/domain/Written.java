package dev.backsource.config.domain;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * What a write came to.
 *
 * @param revision the new one, or the current one when the write changed nothing
 * @param before the domain as it was; null when it was not there
 * @param state the domain as it is now; null after a removal
 */
public record Written(
        DomainName domain,
        long revision,
        @Nullable Domain before,
        @Nullable Domain state) {
    /** Of a write that changed nothing. */
    static Written unchanged(DomainState state) {
        return of(state.domain(), state);
    }

    static Written of(@Nullable Domain before, DomainState state) {
        return new Written(state.domain().name(), state.revision(), before, state.domain());
    }
}
