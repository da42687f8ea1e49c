package dev.backsource.config.aliyun.operations;

import dev.backsource.config.rollout.EdgeRollout;
import dev.backsource.config.rollout.Rollout;
import dev.backsource.config.rollout.RolloutState;
import dev.backsource.policy.domain.Serving;
import org.jspecify.annotations.Nullable;

/**
 * How far edges are with what a domain is set to, in the API's words.
 *
 * @param word {@code success} once every edge that can be reached has it, {@code failed} when one has refused it or serves something else,
 *     {@code configuring} otherwise
 * @param reason the edge's, where it failed; null otherwise
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

    /** Of a domain that is set to this: {@code online} or, when it is stopped, {@code offline}, once every edge that can be reached has it. */
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
