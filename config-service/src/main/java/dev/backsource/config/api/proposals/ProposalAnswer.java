package dev.backsource.config.api.proposals;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.proposals.Proposal;
import dev.backsource.config.proposals.ProposalState;
import dev.backsource.policy.domain.Domain;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a domain that somebody proposed.
 *
 * @param base the revision of the domain that it was made for
 * @param wanted the whole domain as it is to be
 * @param decidedAt absent while it is open, and when it expired
 * @param decidedBy absent likewise, or when it was cancelled
 * @param comment of who approved or declined it
 * @param revision of the domain, that the approval made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalAnswer(
        String id,
        long base,
        Domain wanted,
        String reason,
        ProposalState state,
        Instant proposedAt,
        String proposedBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable Long revision) {
    static ProposalAnswer of(Proposal proposal) {
        return new ProposalAnswer(
                proposal.id(),
                proposal.base(),
                proposal.wanted(),
                proposal.reason(),
                proposal.state(),
                proposal.proposedAt(),
                proposal.proposedBy(),
                proposal.decidedAt(),
                proposal.decidedBy(),
                proposal.comment(),
                proposal.revision());
    }
}
