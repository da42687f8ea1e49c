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

/** A proposal's row. Only {@link Proposals} writes rows, in SQL. */
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

    /** In the form of {@link Author#stored}; null for proposals of earlier versions. */
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

    /** A domain in the form of {@link #wanted}. */
    static String encoded(Domain domain, long base, Instant now) {
        return new String(EventCodec.POLICY_CHANGE.encode(PolicyChange.of(domain, base, now)), StandardCharsets.UTF_8);
    }

    /** No row has the state {@code expired}: it follows from the time. */
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
                        .domain(),
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
