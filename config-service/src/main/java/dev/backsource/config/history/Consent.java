package dev.backsource.config.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.Author;
import dev.backsource.config.proposals.Proposal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The proposal of a revision's change, and its approval.
 *
 * @param proposal the id of the proposal
 * @param proposer the author of the proposal, under whatever name; absent where only the name was kept
 * @param approver likewise
 * @param reason of the proposal
 * @param comment of the approver
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Consent(
        String proposal,
        String proposedBy,
        @Nullable Author proposer,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Author approver,
        String reason,
        @Nullable String comment) {
    static Consent of(Proposal proposal) {
        return new Consent(
                proposal.id(),
                proposal.proposedBy(),
                proposal.proposer(),
                proposal.proposedAt(),
                proposal.decidedBy(),
                proposal.decider(),
                proposal.reason(),
                proposal.comment());
    }
}
