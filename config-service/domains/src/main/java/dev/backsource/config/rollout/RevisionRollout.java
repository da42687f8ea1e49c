package dev.backsource.config.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The measured end of a revision's rollout, in the history.
 *
 * @param appliedAt when every edge in reach had applied it: by the clock of the last of them, but not later than this service received its report, nor
 *     earlier than the change; absent for a replaced revision
 * @param afterMs the time from the change until then, in milliseconds
 * @param edges the number of edges that had applied it
 * @param unreachableEdges the number of edges that were out of reach then
 * @param replacedBy the revision that an edge had while another edge in reach didn't have this one; absent if all had this one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RevisionRollout(
        RolloutEnd end,
        @Nullable Instant appliedAt,
        @Nullable Long afterMs,
        @Nullable Integer edges,
        @Nullable Integer unreachableEdges,
        @Nullable Long replacedBy) {

    static RevisionRollout applied(Instant at, long afterMs, int edges, int unreachable) {
        return new RevisionRollout(RolloutEnd.APPLIED, at, afterMs, edges, unreachable, null);
    }

    static RevisionRollout replaced(long by) {
        return new RevisionRollout(RolloutEnd.REPLACED, null, null, null, null, by);
    }
}
