package dev.backsource.config.proposals;

import dev.backsource.config.access.Author;
import dev.backsource.policy.domain.Domain;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposed change of a domain.
 *
 * @param base the revision that it was made for
 * @param wanted the whole domain after the change
 * @param proposer the author, under whatever name; null where only the name was kept
 * @param decidedAt null while it is open, and when it expired
 * @param decidedBy null likewise, or when it was cancelled
 * @param decider likewise
 * @param comment of the decision to approve or decline it; null for others
 * @param revision of the approval; null for others
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
    /** The limit of a domain's open proposals, without outdated ones. */
    public static final int MAX_OPEN = 20;

    /** The limit of one person's proposals among these. */
    public static final int MAX_OPEN_OF_PERSON = 5;

    /** The limit of a domain's proposals within a day, whatever their outcome. */
    public static final int MAX_A_DAY = 50;

    /** The time after which an undecided proposal expires. */
    public static final Duration OPEN_FOR = Duration.ofDays(7);

    /** The retention time of a proposal that led to no revision. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** The same, after its decision. */
    Proposal ended(ProposalState next, Instant now, Author by, @Nullable String because, @Nullable Long made) {
        return new Proposal(
                id, base, wanted, reason, next, proposedAt, proposedBy, proposer, now, by.name(), by, because, made);
    }
}
