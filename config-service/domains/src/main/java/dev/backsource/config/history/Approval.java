package dev.backsource.config.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.Author;
import dev.backsource.config.changerequests.ApprovedRequest;
import dev.backsource.config.changerequests.ChangeKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The change request of a revision, and its approval.
 *
 * @param request the id of the request
 * @param requester the author of the request, under whatever name
 * @param approver likewise
 * @param reason of the request
 * @param comment of the approver
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Approval(
        String request,
        ChangeKind kind,
        String requestedBy,
        Author requester,
        Instant requestedAt,
        @Nullable String approvedBy,
        @Nullable Author approver,
        String reason,
        @Nullable String comment) {
    static Approval of(ApprovedRequest request) {
        return new Approval(
                request.id(),
                request.kind(),
                request.requestedBy(),
                request.requester(),
                request.requestedAt(),
                request.decidedBy(),
                request.decider(),
                request.reason(),
                request.comment());
    }
}
