package dev.backsource.config.api.creations;

import dev.backsource.config.access.proof.ProofDeadline;
import dev.backsource.config.domain.ProvenCreation;
import dev.backsource.config.domain.StateCheck;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.write.PreparedWrite;
import dev.backsource.config.write.Provenance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Prepares the creation of domains, for any request: their team, and the proof that their names are the team's. */
@Singleton
public final class DomainCreations {
    /** The id of the operation in the interface's description, and the status of its response; in a batch, too. */
    public static final String OPERATION = "createDomain";

    public static final int STATUS = 201;

    private final ProvenCreation creation;

    DomainCreations(ProvenCreation creation) {
        this.creation = creation;
    }

    /**
     * The write that creates the domain, not yet begun.
     *
     * @param time the time for proofs of the request
     * @param check accepts the domain
     * @return its preparation fails with {@link InvalidRequestException} when the caller has to name the team, or as
     *     {@link ProvenCreation#prepare}
     */
    public PreparedWrite<WriteResult> prepare(
            NewDomain wanted, Provenance provenance, ProofDeadline time, StateCheck check) {
        try {
            return creation.prepare(wanted.domain(), wanted.teamFor(provenance.caller()), provenance, time, check);
        } catch (InvalidRequestException e) {
            // A retry gets the earlier response, whatever its caller's roles have become.
            return new PreparedWrite.Pending<>(Uni.createFrom().failure(e));
        }
    }
}
