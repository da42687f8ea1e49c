package dev.backsource.config.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One edge's part of a rollout, of a revision or a purge.
 *
 * @param reportedAt when it last reported, by its own clock
 * @param reason why it refused it; null unless it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EdgeRollout(
        String edge,
        RolloutState state,
        Instant reportedAt,
        @Nullable String reason) {

    /** Whether every reachable edge has applied it, and at least one edge has. */
    static boolean areComplete(List<EdgeRollout> edges) {
        var waiting = edges.stream()
                .anyMatch(edge -> edge.state == RolloutState.PENDING || edge.state == RolloutState.REJECTED);
        return !waiting && edges.stream().anyMatch(edge -> edge.state == RolloutState.APPLIED);
    }
}
