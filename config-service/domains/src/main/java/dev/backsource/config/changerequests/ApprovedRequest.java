package dev.backsource.config.changerequests;

import dev.backsource.config.access.Author;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approved request without its change, which may be as long as a domain.
 *
 * @param requester the author, under whatever name
 * @param revision the revision that the approval made
 */
public record ApprovedRequest(
        String id,
        ChangeKind kind,
        Instant requestedAt,
        String requestedBy,
        Author requester,
        @Nullable String decidedBy,
        @Nullable Author decider,
        String reason,
        @Nullable String comment,
        long revision) {
    /** From the columns of a row, see {@link ChangeRequestRow}. */
    public ApprovedRequest(
            UUID id,
            String kind,
            Instant requestedAt,
            String requestedBy,
            String requester,
            @Nullable String decidedBy,
            @Nullable String decider,
            String reason,
            @Nullable String comment,
            Long revision) {
        this(
                id.toString(),
                ChangeKind.of(kind),
                requestedAt,
                requestedBy,
                Objects.requireNonNull(Author.of(requester, requestedBy)),
                decidedBy,
                Author.of(decider, decidedBy),
                reason,
                comment,
                (long) revision);
    }
}
