package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.proof.DomainProofs;
import dev.backsource.config.access.proof.ProofDeadline;
import dev.backsource.config.write.PreparedWrite;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Creates domains after a proof of the name's ownership, where the settings require one. */
@Singleton
public final class ProvenCreation {
    private final DomainProofs proofs;
    private final DomainWriter writer;

    ProvenCreation(DomainProofs proofs, DomainWriter writer) {
        this.proofs = proofs;
        this.writer = writer;
    }

    /**
     * Whether the write needs a proof of ownership first.
     *
     * @param team the team that will own the domain; null for none
     */
    public boolean asks(DomainName name, @Nullable String team, Caller caller) {
        return proofs.asks(name, team, caller);
    }

    /**
     * The write that creates the domain, not yet begun.
     *
     * @param team the team that will own the domain; null for none
     * @param time of the request for the creation
     * @param check accepts the domain
     * @return its preparation fails with {@link dev.backsource.config.refusal.RefusedException} where the name is not proven; the
     *     write as {@link DomainWriter#create}
     */
    public PreparedWrite<WriteResult> prepare(
            Domain domain, @Nullable String team, Provenance provenance, ProofDeadline time, StateCheck check) {
        var write = writer.create(domain, team, provenance, check);
        return asks(domain.name(), team, provenance.caller())
                ? new PreparedWrite.Pending<>(proofs.require(domain.name(), team, provenance.caller(), time)
                        .map(shown -> write))
                : new PreparedWrite.Ready<>(write);
    }
}
