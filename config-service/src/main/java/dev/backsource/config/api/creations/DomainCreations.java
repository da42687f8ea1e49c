package dev.backsource.config.api.creations;

import dev.backsource.config.access.proof.ProofTime;
import dev.backsource.config.domain.ProvenCreation;
import dev.backsource.config.domain.Written;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.write.PreparedWrite;
import dev.backsource.config.write.Provenance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What comes before a domain is created, whoever asks for it: whose it is to be, and that they have shown the name to be theirs. */
@Singleton
public final class DomainCreations {
    /** As the interface's description calls it, and what it is answered with; in a batch, too. */
    public static final String OPERATION = "createDomain";

    public static final int STATUS = 201;

    private final ProvenCreation creation;

    DomainCreations(ProvenCreation creation) {
        this.creation = creation;
    }

    /**
     * The write that creates the domain, which has not begun.
     *
     * @param time of the request that asks for it
     * @return its preparation fails with {@link InvalidRequestException} when the caller has to say whose it is to be, or as {@link
     *     ProvenCreation#prepare}
     */
    public PreparedWrite<Written> prepare(NewDomain wanted, Provenance provenance, ProofTime time) {
        try {
            return creation.prepare(wanted.domain(), wanted.teamFor(provenance.caller()), provenance, time);
        } catch (InvalidRequestException e) {
            // A retry is answered as before, whatever its caller's roles have become.
            return new PreparedWrite.Pending<>(Uni.createFrom().failure(e));
        }
    }
}
