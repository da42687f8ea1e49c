package dev.backsource.config.api.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.config.access.teams.TeamRollout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How changes of a team's domains go out. Fields that are the deployment's are absent.
 *
 * @param byDefault immediate or progressive
 * @param steps the candidate's share of each step of a progressive rollout
 * @param bakeSeconds the least time of a step
 * @param outcomes the least number of resources that all edges together have to see under the candidate in a step
 * @param patienceSeconds the most time of a step, after which the rollout pauses
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TeamRolloutAnswer(
        @JsonProperty("default") @Nullable String byDefault,
        @Nullable List<Double> steps,
        @Nullable Integer bakeSeconds,
        @Nullable Integer outcomes,
        @Nullable Integer patienceSeconds) {
    /** Null where all is the deployment's. */
    static @Nullable TeamRolloutAnswer of(TeamRollout rollout) {
        if (rollout.equals(TeamRollout.NONE)) {
            return null;
        }
        var mode = rollout.mode();
        var plan = rollout.plan();
        return new TeamRolloutAnswer(
                mode == null ? null : mode.word(),
                plan.steps(),
                plan.bakeSeconds(),
                plan.outcomes(),
                plan.patienceSeconds());
    }
}
