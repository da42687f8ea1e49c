package dev.backsource.config.proposals;

import dev.backsource.config.access.Author;
import dev.backsource.policy.domain.Domain;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a domain that somebody proposed.
 *
 * @param base the revision that it was made for
 * @param wanted the whole domain as it is to be
 * @param proposer who proposed it, whatever they are called; null where only the name was kept
 * @param decidedAt null while it is open, and when it expired
 * @param decidedBy null likewise, or when it was cancelled
 * @param decider likewise
 * @param comment of who approved or declined it; null for others
 * @param revision that the approval made; null for others
 */
public record Proposal(
        String id,
        long base,
        Domain wanted,
        String reason,
        ProposalState state,
        Instant proposedAt,
        String proposedBy,
        @Nullable Author proposer,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable Author decider,
        @Nullable String comment,
        @Nullable Long revision) {
    /** How many proposals for a domain may be open, without those that are outdated. */
    public static final int MAX_OPEN = 20;

    /** How many of these may be of one person. */
    public static final int MAX_OPEN_OF_PERSON = 5;

    /** How many may be made for a domain within a day, whatever became of them. */
    public static final int MAX_A_DAY = 50;

    /** After which time one that nobody has decided is none any more. */
    public static final Duration OPEN_FOR = Duration.ofDays(7);

    /** How long one is kept from which no revision came. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** The same, as it is once it is decided. */
    Proposal ended(ProposalState next, Instant now, Author by, @Nullable String because, @Nullable Long made) {
        return new Proposal(
                id, base, wanted, reason, next, proposedAt, proposedBy, proposer, now, by.name(), by, because, made);
    }
}
