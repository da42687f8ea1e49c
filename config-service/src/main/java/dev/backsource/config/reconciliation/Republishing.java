package dev.backsource.config.reconciliation;

import dev.backsource.config.reconciliation.ledger.StrayDomain;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.event.StateVersion;
import io.smallrye.mutiny.Uni;

/** Writes a domain once more as the database has it, so that it follows what was published. */
interface Republishing {
    /**
     * Writes the domain of {@code stray} once more, unless it follows already.
     *
     * @param published what it has to follow
     * @return its new revision; 0 when nothing was to be written
     */
    Uni<Long> follow(StrayDomain stray, StateVersion published, Provenance provenance);
}
