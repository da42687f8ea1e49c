package dev.backsource.config.api.creations;

import dev.backsource.config.access.proof.DomainProofs;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.Written;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What comes before a domain is created, whoever asks for it: whose it is to be, and that they have shown the name to be theirs. */
@Singleton
public final class DomainCreations {
    private final DomainProofs proofs;
    private final DomainWriter writer;

    DomainCreations(DomainProofs proofs, DomainWriter writer) {
        this.proofs = proofs;
        this.writer = writer;
    }

    /**
     * The write that creates the domain, which has not begun.
     *
     * @return fails with {@link InvalidRequestException} when the caller has to say whose it is to be, with {@link
     *     dev.backsource.config.access.proof.ProofMissingException} or with {@link
     *     dev.backsource.config.access.proof.ProofUnavailableException}; the write as {@link DomainWriter#create}
     */
    public Uni<Write<Written>> prepare(NewDomain wanted, Provenance provenance) {
        var domain = wanted.domain();
        return Uni.createFrom()
                .item(() -> new Owner(wanted.teamFor(provenance.caller())))
                .call(owner -> proofs.require(domain.name(), owner.team(), provenance.caller()))
                .map(owner -> writer.create(domain, owner.team(), provenance));
    }

    private record Owner(@Nullable String team) {}
}
