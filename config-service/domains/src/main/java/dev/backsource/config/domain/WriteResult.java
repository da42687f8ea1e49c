package dev.backsource.config.domain;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * The result of a write.
 *
 * @param revision the new one, or the current one when the write changed nothing
 * @param revisionBefore the one before the write; the same when the write changed nothing
 * @param before the domain before the write; null when it didn't exist
 * @param state the domain after the write; null after a removal. Equal to {@code before} after a move to another team, too
 * @param endedRollout the id of the progressive rollout that the write ended by replacing it; null for none
 */
public record WriteResult(
        DomainName domain,
        long revision,
        long revisionBefore,
        @Nullable Domain before,
        @Nullable Domain state,
        @Nullable String endedRollout) {
    /** Of a write that changed nothing. */
    static WriteResult unchanged(DomainState state) {
        return new WriteResult(
                state.domain().name(), state.revision(), state.revision(), state.domain(), state.domain(), null);
    }

    /** Of a write with a revision of its own, that of {@code state}. */
    static WriteResult of(@Nullable DomainState before, DomainState state) {
        return new WriteResult(
                state.domain().name(),
                state.revision(),
                state.revision() - 1,
                before == null ? null : before.domain(),
                state.domain(),
                rollout(before));
    }

    /** Of a removal. */
    static WriteResult ofRemoval(DomainState before) {
        return new WriteResult(
                before.domain().name(),
                before.revision() + 1,
                before.revision(),
                before.domain(),
                null,
                rollout(before));
    }

    private static @Nullable String rollout(@Nullable DomainState before) {
        return before == null || before.rollout() == null
                ? null
                : before.rollout().id();
    }
}
