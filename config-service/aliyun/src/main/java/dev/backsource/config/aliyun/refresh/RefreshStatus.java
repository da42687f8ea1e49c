package dev.backsource.config.aliyun.refresh;

import dev.backsource.config.rollout.EdgeRollout;
import dev.backsource.config.rollout.PurgedEdges;
import dev.backsource.config.rollout.RolloutState;
import java.util.Set;

/**
 * The progress of the edges with a purge, in the API's words.
 *
 * @param word {@code Complete} once every reachable edge has dropped the purged responses, {@code Failed} when one has refused the purge,
 *     {@code Refreshing} otherwise
 * @param process the share of reachable edges that have done so, in percent
 * @param description the reason of an edge for refusing it; empty otherwise
 */
record RefreshStatus(String word, String process, String description) {
    private static final String COMPLETE = "Complete";
    private static final String REFRESHING = "Refreshing";
    private static final String FAILED = "Failed";

    static final Set<String> WORDS = Set.of(COMPLETE, REFRESHING, FAILED);

    static RefreshStatus of(PurgedEdges progress) {
        if (progress.complete()) {
            return new RefreshStatus(COMPLETE, "100%", "");
        }
        var reachable = progress.edges().stream()
                .filter(edge -> edge.state() != RolloutState.UNREACHABLE)
                .toList();
        var done = reachable.stream()
                .filter(edge -> edge.state() == RolloutState.APPLIED)
                .count();
        var percent = (reachable.isEmpty() ? 0 : done * 100 / reachable.size()) + "%";
        return reachable.stream()
                .filter(edge -> edge.state() == RolloutState.REJECTED)
                .findFirst()
                .map(edge -> new RefreshStatus(FAILED, percent, reason(edge)))
                .orElseGet(() -> new RefreshStatus(REFRESHING, percent, ""));
    }

    private static String reason(EdgeRollout edge) {
        return edge.edge() + ": " + edge.reason();
    }
}
