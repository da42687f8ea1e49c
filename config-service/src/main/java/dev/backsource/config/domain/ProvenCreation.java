package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.proof.DomainProofs;
import dev.backsource.config.access.proof.ProofTime;
import dev.backsource.config.write.PreparedWrite;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Creates domains for whoever has shown that the names are theirs, where the settings ask for that. */
@Singleton
public final class ProvenCreation {
    private final DomainProofs proofs;
    private final DomainWriter writer;

    ProvenCreation(DomainProofs proofs, DomainWriter writer) {
        this.proofs = proofs;
        this.writer = writer;
    }

    /**
     * Whether somebody will be asked to whom the name belongs before the write.
     *
     * @param team whose it is to be; null for no team's
     */
    public boolean asks(DomainName name, @Nullable String team, Caller caller) {
        return proofs.asks(name, team, caller);
    }

    /**
     * The write that creates the domain, which has not begun.
     *
     * @param team whose it is to be; null for no team's
     * @param time of the request that asks for it
     * @return its preparation fails with {@link dev.backsource.config.access.proof.ProofMissingException} or with {@link
     *     dev.backsource.config.access.proof.ProofUnavailableException}; the write as {@link DomainWriter#create}
     */
    public PreparedWrite<Written> prepare(Domain domain, @Nullable String team, Provenance provenance, ProofTime time) {
        var write = writer.create(domain, team, provenance);
        return asks(domain.name(), team, provenance.caller())
                ? new PreparedWrite.Pending<>(proofs.require(domain.name(), team, provenance.caller(), time)
                        .map(shown -> write))
                : new PreparedWrite.Ready<>(write);
    }
}
