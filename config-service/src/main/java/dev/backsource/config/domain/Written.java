package dev.backsource.config.domain;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * What a write came to.
 *
 * @param revision the new one, or the current one when the write changed nothing
 * @param state the domain as it is now; null after a removal
 */
public record Written(
        DomainName domain, long revision, @Nullable Domain state) {
    static Written of(DomainState state) {
        return new Written(state.domain().name(), state.revision(), state.domain());
    }
}
