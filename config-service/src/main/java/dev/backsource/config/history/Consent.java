package dev.backsource.config.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.Author;
import dev.backsource.config.proposals.Proposal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody proposed what a revision changes, and another approved it.
 *
 * @param proposal the id of the proposal
 * @param proposer who proposed it, whatever they are called; absent where only the name was kept
 * @param approver likewise
 * @param reason why they proposed it
 * @param comment of who approved it
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
