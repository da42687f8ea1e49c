package dev.backsource.config.progressive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An edge's report of a rollout. All but its edge, state and {@code reportedAt} is absent while the edge reports no trial of the rollout.
 *
 * @param candidate the edge's counts of {@code step}
 * @param baseline likewise
 * @param reason of the last failure under the candidate
 * @param since when the edge came to this state
 * @param reportedAt when the edge reported last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RolloutAtEdge(
        String edge,
        State state,
        @Nullable Integer step,
        @Nullable ArmCounts candidate,
        @Nullable ArmCounts baseline,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable Instant reportedAt) {
    /** What the edge does with the requests that are drawn for the candidate. */
    @Schema(name = "RolloutAtEdgeState")
    public enum State {
        RUNNING,
        /** They take the baseline for the moment: the origin fails too often for retries. */
        HOLDING,
        /** They take the baseline for good. */
        ABORTED,
        /** The edge is silent, or hasn't reported this rollout. */
        UNKNOWN
    }
}
