package dev.backsource.config.domain;

import dev.backsource.config.access.proof.DomainProofs;
import dev.backsource.config.access.proof.ProofTime;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.domain.Domain;
import io.smallrye.mutiny.Uni;
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
     * The write that creates the domain, which has not begun.
     *
     * @param team whose it is to be; null for no team's
     * @param time of the request that asks for it
     * @return fails with {@link dev.backsource.config.access.proof.ProofMissingException} or with {@link
     *     dev.backsource.config.access.proof.ProofUnavailableException}; the write as {@link DomainWriter#create}
     */
    public Uni<Write<Written>> prepare(Domain domain, @Nullable String team, Provenance provenance, ProofTime time) {
        return proofs.require(domain.name(), team, provenance.caller(), time)
                .map(shown -> writer.create(domain, team, provenance));
    }
}
