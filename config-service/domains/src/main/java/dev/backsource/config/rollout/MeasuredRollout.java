package dev.backsource.config.rollout;

import dev.backsource.config.events.PublishedChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The measured end of a revision's rollout.
 *
 * @param appliedAt when the last edge in reach had applied it; null for a replaced one
 * @param edges the number of edges that had applied it; 0 for a replaced one
 * @param unreachable the number of other edges, which were out of reach; 0 for a replaced one
 * @param replacedBy the revision that replaced it before every edge in reach had it; null for one that all had
 */
record MeasuredRollout(
        PublishedChange change,
        @Nullable Instant appliedAt,
        int edges,
        int unreachable,
        @Nullable Long replacedBy) {

    static MeasuredRollout applied(PublishedChange change, Instant at, int edges, int unreachable) {
        return new MeasuredRollout(change, at, edges, unreachable, null);
    }

    static MeasuredRollout replaced(PublishedChange change, long by) {
        return new MeasuredRollout(change, null, 0, 0, by);
    }
}
