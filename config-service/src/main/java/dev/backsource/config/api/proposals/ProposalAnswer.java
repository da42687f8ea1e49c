package dev.backsource.config.api.proposals;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.Author;
import dev.backsource.config.api.answers.DomainAnswer;
import dev.backsource.config.api.answers.Warning;
import dev.backsource.config.history.FieldChange;
import dev.backsource.config.history.StateDiff;
import dev.backsource.config.proposals.Proposal;
import dev.backsource.config.proposals.ProposalState;
import dev.backsource.policy.domain.Domain;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed change of a domain.
 *
 * @param base the revision of the domain for which it was made
 * @param wanted the whole domain as proposed
 * @param changes its differences from the present domain; in reads only, while it is open
 * @param proposer its author, whatever their name; absent where only the name was kept
 * @param warnings about settings of the present domain that it weakens; likewise
 * @param decidedAt absent while it is open, and when it expired
 * @param decidedBy absent likewise, or when it was cancelled
 * @param decider likewise
 * @param comment of the person who approved or declined it
 * @param revision the revision of the domain that the approval made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalAnswer(
        String id,
        long base,
        DomainAnswer.Domain wanted,
        @Nullable List<FieldChange> changes,
        @Nullable List<Warning> warnings,
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
    static ProposalAnswer of(Proposal proposal) {
        return of(proposal, null);
    }

    /** With the changes of an open one to {@code now}, which is null where they aren't to be shown. */
    static ProposalAnswer of(Proposal proposal, @Nullable Domain now) {
        var open = proposal.state() == ProposalState.OPEN ? now : null;
        return new ProposalAnswer(
                proposal.id(),
                proposal.base(),
                DomainAnswer.Domain.of(proposal.wanted()),
                open == null ? null : StateDiff.between(open, proposal.wanted()),
                open == null ? null : Warning.ofChange(open, proposal.wanted()),
                proposal.reason(),
                proposal.state(),
                proposal.proposedAt(),
                proposal.proposedBy(),
                proposal.proposer(),
                proposal.decidedAt(),
                proposal.decidedBy(),
                proposal.decider(),
                proposal.comment(),
                proposal.revision());
    }
}
