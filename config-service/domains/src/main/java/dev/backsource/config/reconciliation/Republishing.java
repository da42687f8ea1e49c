package dev.backsource.config.reconciliation;

import dev.backsource.config.reconciliation.ledger.StrayDomain;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.event.StateVersion;
import io.smallrye.mutiny.Uni;

/** Writes a domain once more in its state in the database, so that it follows the published version. */
interface Republishing {
    /**
     * Writes the domain of {@code stray} once more, unless it already follows.
     *
     * @param published the version to follow
     * @return the new revision; 0 when there was nothing to write
     */
    Uni<Long> follow(StrayDomain stray, StateVersion published, Provenance provenance);
}
