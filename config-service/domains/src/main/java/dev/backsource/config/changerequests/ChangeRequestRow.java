package dev.backsource.config.changerequests;

import dev.backsource.config.access.Author;
import dev.backsource.policy.domain.DomainName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change request's row. Only {@link ChangeRequests} writes rows, in SQL. */
@Entity
@Table(name = "change_request")
class ChangeRequestRow {
    @Id
    UUID id = new UUID(0, 0);

    String domain = "";

    @Nullable
    String team;

    String kind = "";

    /** In the form of {@link RequestedChange#stored}. */
    String content = "";

    String reason = "";

    String state = "";

    @Column(name = "requested_at")
    Instant requestedAt = Instant.EPOCH;

    @Column(name = "requested_by")
    String requestedBy = "";

    /** In the form of {@link Author#stored}. */
    String requester = "";

    String person = "";

    @Column(name = "expires_at")
    Instant expiresAt = Instant.EPOCH;

    @Nullable
    @Column(name = "decided_at")
    Instant decidedAt;

    @Nullable
    @Column(name = "decided_by")
    String decidedBy;

    /** As the requester. */
    @Nullable
    String decider;

    @Nullable
    String comment;

    @Nullable
    Long revision;

    ChangeKind kind() {
        return ChangeKind.of(kind);
    }

    ChangeRequestState state(Instant now) {
        return ChangeRequestState.of(state, expiresAt, now);
    }

    ChangeRequest toRequest(Instant now) {
        return new ChangeRequest(
                id.toString(),
                new DomainName(domain),
                kind().read(content),
                reason,
                state(now),
                requestedAt,
                requestedBy,
                Objects.requireNonNull(Author.of(requester, requestedBy)),
                expiresAt,
                decidedAt,
                decidedBy,
                Author.of(decider, decidedBy),
                comment,
                revision);
    }
}
