package dev.backsource.config.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.proposals.Proposal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody proposed what a revision changes, and another approved it.
 *
 * @param proposal the id of the proposal
 * @param reason why they proposed it
 * @param comment of who approved it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Consent(
        String proposal,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        String reason,
        @Nullable String comment) {
    static Consent of(Proposal proposal) {
        return new Consent(
                proposal.id(),
                proposal.proposedBy(),
                proposal.proposedAt(),
                proposal.decidedBy(),
                proposal.reason(),
                proposal.comment());
    }
}
