package dev.backsource.config.domain;

import dev.backsource.config.release.RolloutReason;
import dev.backsource.config.release.TriedRollouts;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.progressive.RolloutPlan;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The records of progressive rollouts, as far as writes of their domains keep them: in the same transaction, with the domain's row locked. */
public interface RolloutJournal {
    /** The first step of a rollout with a new id. */
    RolloutBeginning beginning(RolloutPlan plan);

    /**
     * Adds the record of a rollout whose first step is {@code state}.
     *
     * @param tried the rollouts that take places beside those under way; null for none
     * @return fails when the team or the deployment has no place for another one
     */
    Uni<Integer> begun(
            Mutiny.Session session,
            DomainState state,
            RolloutPlan plan,
            @Nullable TriedRollouts tried,
            Provenance provenance);

    /**
     * Ends the record of a rollout that another write of its domain replaced.
     *
     * @param revision of the domain after that write
     */
    Uni<Integer> replaced(
            Mutiny.Session session,
            String rollout,
            long revision,
            RolloutReason reason,
            Provenance provenance,
            Instant now);
}
