package dev.backsource.simulation.database;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.ProgressiveRollout;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a domain as it was committed.
 *
 * @param state null when it removed the domain
 * @param rollout the progressive rollout that the domain is in; null for none
 * @param partition where it was published; null until then
 * @param offset likewise
 */
public record StoredRevision(
        String domain,
        StateVersion version,
        @Nullable Domain state,
        @Nullable ProgressiveRollout rollout,
        @Nullable Integer partition,
        @Nullable Long offset) {
    StoredRevision publishedAt(int in, long at) {
        return new StoredRevision(domain, version, state, rollout, in, at);
    }

    public boolean isRemoval() {
        return state == null;
    }
}
