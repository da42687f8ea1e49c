package dev.backsource.config.domain;

import dev.backsource.config.write.Provenance;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Ends the record of a progressive rollout that another write of its domain replaced, in the same transaction, with the domain's row locked. */
@FunctionalInterface
public interface RolloutEndListener {
    /**
     * Ends it.
     *
     * @param revision of the domain after that write
     * @param reason as a clause for people
     */
    Uni<Integer> replaced(
            Mutiny.Session session, String rollout, long revision, String reason, Provenance provenance, Instant now);
}
