package dev.backsource.config.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One edge's part of a rollout, of a revision or a purge.
 *
 * @param reportedAt when it last reported, by its own clock
 * @param reportAgeMs how long ago this service last heard of it, in milliseconds
 * @param reason why it refused it, or serves something else, or that isn't known; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EdgeRollout(
        String edge,
        RolloutState state,
        Instant reportedAt,
        long reportAgeMs,
        @Nullable String reason) {

    /** Whether every reachable edge has applied it, and at least one edge has. */
    static boolean areComplete(List<EdgeRollout> edges) {
        return edges.stream()
                        .allMatch(edge -> edge.state == RolloutState.APPLIED || edge.state == RolloutState.UNREACHABLE)
                && edges.stream().anyMatch(edge -> edge.state == RolloutState.APPLIED);
    }

    /** Whether every edge has applied it, those that can't be heard of included, and there is one. */
    static boolean areEverywhere(List<EdgeRollout> edges) {
        return !edges.isEmpty() && edges.stream().allMatch(edge -> edge.state == RolloutState.APPLIED);
    }
}
