package dev.backsource.config.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One edge's part of a rollout, of a revision or a purge.
 *
 * @param reportedAt when it last reported, by its own clock
 * @param reportAgeMs the time since this service last received its report, in milliseconds
 * @param reason of a rejection, of a diverged state or of an unknown one; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EdgeRollout(
        String edge,
        RolloutState state,
        Instant reportedAt,
        long reportAgeMs,
        @Nullable String reason) {

    /** Whether every reachable edge has applied the event, and at least one edge has. */
    static boolean areComplete(List<EdgeRollout> edges) {
        return edges.stream()
                        .allMatch(edge -> edge.state == RolloutState.APPLIED || edge.state == RolloutState.UNREACHABLE)
                && edges.stream().anyMatch(edge -> edge.state == RolloutState.APPLIED);
    }

    /** Whether every edge has applied the event, unreachable ones included, and there is one. */
    static boolean areEverywhere(List<EdgeRollout> edges) {
        return !edges.isEmpty() && edges.stream().allMatch(edge -> edge.state == RolloutState.APPLIED);
    }
}
