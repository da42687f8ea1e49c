package dev.backsource.config.domain;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Weakening;
import dev.backsource.policy.progressive.ProgressiveRollout;
import org.jspecify.annotations.Nullable;

/**
 * The result of a write.
 *
 * @param revision the new one, or the current one when the write changed nothing
 * @param revisionBefore the one before the write; the same when the write changed nothing
 * @param before the domain before the write; null when it didn't exist
 * @param state the domain after the write, or as {@code rollout} makes it; null after a removal. Equal to {@code before} after a move to another team, too
 * @param endedRollout the id of the progressive rollout that the write ended by replacing it; null for none
 * @param rollout the progressive rollout by which the change goes out; null for a change that went out at once. Where the write changed nothing, a rollout
 *     of the same change was under way
 * @param leftRollout the id of the progressive rollout of other values that a write without an effect left under way; null for none
 */
public record WriteResult(
        DomainName domain,
        long revision,
        long revisionBefore,
        @Nullable Domain before,
        @Nullable Domain state,
        @Nullable String endedRollout,
        @Nullable ProgressiveRollout rollout,
        @Nullable String leftRollout) {
    /** Of a write that changed nothing. */
    static WriteResult unchanged(DomainState state) {
        return new WriteResult(
                state.domain().name(),
                state.revision(),
                state.revision(),
                state.domain(),
                state.domain(),
                null,
                null,
                rollout(state));
    }

    /** Of a write that changed nothing, since the rollout that {@code state} is in makes the same change. */
    static WriteResult underWay(DomainState state) {
        var prospect = state.prospect();
        return new WriteResult(
                state.domain().name(),
                state.revision(),
                state.revision(),
                prospect,
                prospect,
                null,
                state.rollout(),
                null);
    }

    /** Of a write that began the progressive rollout of {@code step}. */
    static WriteResult begun(DomainState before, DomainState step) {
        return new WriteResult(
                step.domain().name(),
                step.revision(),
                step.revision() - 1,
                before.domain(),
                step.prospect(),
                rollout(before),
                step.rollout(),
                null);
    }

    /** Of a write with a revision of its own, that of {@code state}. */
    static WriteResult of(@Nullable DomainState before, DomainState state) {
        return new WriteResult(
                state.domain().name(),
                state.revision(),
                state.revision() - 1,
                before == null ? null : before.domain(),
                state.domain(),
                rollout(before),
                null,
                null);
    }

    /** Of a removal. */
    static WriteResult ofRemoval(DomainState before) {
        return new WriteResult(
                before.domain().name(),
                before.revision() + 1,
                before.revision(),
                before.domain(),
                null,
                rollout(before),
                null,
                null);
    }

    /** Whether the domain's revision is the same as before. */
    public boolean isUnchanged() {
        return revision == revisionBefore;
    }

    /** Whether the write began {@link #rollout}. */
    public boolean beganRollout() {
        return rollout != null && !isUnchanged();
    }

    /** Whether back-to-origin requests of HTTPS clients lose TLS to the origin; false for a new or a removed domain. */
    public boolean losesTls() {
        return before != null && state != null && Weakening.of(before, state).contains(Weakening.PLAIN);
    }

    /** The id of the rollout that a domain is in; null for none. */
    private static @Nullable String rollout(@Nullable DomainState before) {
        return before == null || before.rollout() == null
                ? null
                : before.rollout().id();
    }
}
