package dev.backsource.config.proposals;

import dev.backsource.config.access.Author;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A proposal's row. Written by {@link Proposals}, in SQL. */
@Entity
@Table(name = "proposal")
class ProposalRow {
    @Id
    UUID id = new UUID(0, 0);

    String domain = "";

    @Nullable
    String team;

    long base;

    String wanted = "";

    String reason = "";

    String state = "";

    @Column(name = "proposed_at")
    Instant proposedAt = Instant.EPOCH;

    @Column(name = "proposed_by")
    String proposedBy = "";

    String person = "";

    /** As {@link Author#stored} has it; null for those of before. */
    @Nullable
    String proposer;

    /** Likewise. */
    @Nullable
    String decider;

    @Nullable
    @Column(name = "decided_at")
    Instant decidedAt;

    @Nullable
    @Column(name = "decided_by")
    String decidedBy;

    @Nullable
    String comment;

    @Nullable
    Long revision;

    /** A domain as {@link #wanted} has it. */
    static String encoded(Domain domain, long base, Instant now) {
        return new String(EventCodec.POLICY_CHANGE.encode(PolicyChange.of(domain, base, now)), StandardCharsets.UTF_8);
    }

    /** Of the rows' states none is {@code expired}: time makes it that. */
    ProposalState state(Instant now) {
        var stored = ProposalState.of(state);
        return stored == ProposalState.OPEN && !now.isBefore(proposedAt.plus(Proposal.OPEN_FOR))
                ? ProposalState.EXPIRED
                : stored;
    }

    Proposal toProposal(Instant now) {
        return new Proposal(
                id.toString(),
                base,
                EventCodec.POLICY_CHANGE
                        .decode(wanted.getBytes(StandardCharsets.UTF_8))
                        .toDomain(),
                reason,
                state(now),
                proposedAt,
                proposedBy,
                Author.of(proposer, proposedBy),
                decidedAt,
                decidedBy,
                Author.of(decider, decidedBy),
                comment,
                revision);
    }
}
