package dev.backsource.config.aliyun.operations;

import dev.backsource.config.rollout.EdgeRollout;
import dev.backsource.config.rollout.Rollout;
import dev.backsource.config.rollout.RolloutState;
import dev.backsource.policy.domain.Serving;
import org.jspecify.annotations.Nullable;

/**
 * The progress of the edges with a domain's settings, in the API's words.
 *
 * @param word {@code success} once every reachable edge has the settings, {@code failed} when one has refused them or serves something
 *     else, {@code configuring} otherwise
 * @param reason the edge's reason for a failure; null otherwise
 */
public record ConfigStatus(String word, @Nullable String reason) {
    /** The status of a domain that an edge has refused, or serves otherwise. */
    public static final String DOMAIN_FAILED = "configure_failed";

    private static final String SUCCESS = "success";
    private static final String FAILED = "failed";
    private static final String CONFIGURING = "configuring";

    public static ConfigStatus of(Rollout rollout) {
        if (rollout.complete()) {
            return new ConfigStatus(SUCCESS, null);
        }
        return rollout.edges().stream()
                .filter(edge -> edge.state() == RolloutState.REJECTED || edge.state() == RolloutState.DIVERGED)
                .findFirst()
                .map(ConfigStatus::failed)
                .orElseGet(() -> new ConfigStatus(CONFIGURING, null));
    }

    /**
     * The status of a domain with these settings: {@code online} or, when it is stopped, {@code offline}, once every reachable edge has
     * them.
     */
    public String ofDomain(Serving serving) {
        return switch (word) {
            case SUCCESS -> serving.enabled() ? "online" : "offline";
            case FAILED -> DOMAIN_FAILED;
            default -> CONFIGURING;
        };
    }

    private static ConfigStatus failed(EdgeRollout edge) {
        return new ConfigStatus(FAILED, edge.edge() + ": " + edge.reason());
    }
}
