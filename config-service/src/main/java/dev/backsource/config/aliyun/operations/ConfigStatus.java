package dev.backsource.config.aliyun.operations;

import dev.backsource.config.rollout.EdgeRollout;
import dev.backsource.config.rollout.Rollout;
import dev.backsource.config.rollout.RolloutState;
import org.jspecify.annotations.Nullable;

/**
 * How far edges are with what a domain is set to, in the API's words.
 *
 * @param word {@code success} once every edge that can be reached has it, {@code failed} when one has refused it or serves something else,
 *     {@code configuring} otherwise
 * @param reason the edge's, where it failed; null otherwise
 */
record ConfigStatus(String word, @Nullable String reason) {
    static ConfigStatus of(Rollout rollout) {
        if (rollout.complete()) {
            return new ConfigStatus("success", null);
        }
        return rollout.edges().stream()
                .filter(edge -> edge.state() == RolloutState.REJECTED || edge.state() == RolloutState.DIVERGED)
                .findFirst()
                .map(ConfigStatus::failed)
                .orElseGet(() -> new ConfigStatus("configuring", null));
    }

    private static ConfigStatus failed(EdgeRollout edge) {
        return new ConfigStatus("failed", edge.edge() + ": " + edge.reason());
    }
}
