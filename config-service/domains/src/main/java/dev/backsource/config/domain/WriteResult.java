package dev.backsource.config.domain;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * The result of a write.
 *
 * @param revision the new one, or the current one when the write changed nothing
 * @param before the domain before the write; null when it didn't exist
 * @param state the domain after the write; null after a removal
 */
public record WriteResult(
        DomainName domain,
        long revision,
        @Nullable Domain before,
        @Nullable Domain state) {
    /** Of a write that changed nothing. */
    static WriteResult unchanged(DomainState state) {
        return of(state.domain(), state);
    }

    static WriteResult of(@Nullable Domain before, DomainState state) {
        return new WriteResult(state.domain().name(), state.revision(), before, state.domain());
    }
}
