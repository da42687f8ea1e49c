package dev.backsource.config.release;

import dev.backsource.policy.progressive.RolloutMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Settings of how changes go out, for domains without a team and where their team has no choice of its own. */
@ConfigMapping(prefix = "backsource.changes")
public interface ReleaseSettings {
    /** How changes of policy, origins, their TLS and the origin request go out that don't choose. */
    @WithDefault("immediate")
    RolloutMode rollout();

    /** The candidate's share of each step of a progressive rollout, ascending, above 0 and at most 0.95. */
    @WithDefault("0.01,0.05,0.25,0.5")
    List<Double> steps();

    /** The least time of a step. */
    @WithDefault("60s")
    Duration bake();

    /** The least number of resources that all edges together have to see under the candidate in a step. */
    @WithDefault("30")
    int outcomes();

    /** The most time of a step, after which the rollout pauses for want of traffic. */
    @WithDefault("1h")
    Duration patience();

    /** A progressive rollout that is paused or frozen for longer raises an alert. */
    @WithDefault("24h")
    Duration rolloutForgottenAfter();
}
