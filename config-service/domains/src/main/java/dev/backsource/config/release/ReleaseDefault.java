package dev.backsource.config.release;

import dev.backsource.config.access.teams.TeamRollout;
import dev.backsource.policy.progressive.RolloutMode;
import dev.backsource.policy.progressive.RolloutPlan;
import java.util.Objects;

/** How a domain's changes go out that don't choose, and the plan of its progressive rollouts. */
public record ReleaseDefault(RolloutMode mode, RolloutPlan plan) {
    /** The default of a team in this deployment. */
    ReleaseDefault of(TeamRollout team) {
        return new ReleaseDefault(
                Objects.requireNonNullElse(team.mode(), mode), team.plan().over(plan));
    }
}
