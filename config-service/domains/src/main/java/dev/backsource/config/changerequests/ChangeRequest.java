package dev.backsource.config.changerequests;

import dev.backsource.config.access.Author;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a domain that needs another person's decision.
 *
 * @param requester the author, under whatever name
 * @param expiresAt the end of an undecided request
 * @param decidedAt null while it is open, and when it expired
 * @param decidedBy null likewise, or when it was cancelled
 * @param decider likewise
 * @param comment of the decision to approve or decline it; null for others
 * @param revision of the approval; null for others, and where the domain had the requested state already
 */
public record ChangeRequest(
        String id,
        DomainName domain,
        RequestedChange change,
        String reason,
        ChangeRequestState state,
        Instant requestedAt,
        String requestedBy,
        Author requester,
        Instant expiresAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable Author decider,
        @Nullable String comment,
        @Nullable Long revision) {
    /** The same, after its decision. */
    ChangeRequest ended(
            ChangeRequestState next, Instant now, Author by, @Nullable String because, @Nullable Long made) {
        return new ChangeRequest(
                id,
                domain,
                change,
                reason,
                next,
                requestedAt,
                requestedBy,
                requester,
                expiresAt,
                now,
                by.name(),
                by,
                because,
                made);
    }
}
