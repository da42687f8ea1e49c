package dev.backsource.policy.progressive;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The chosen values of a {@link RolloutPlan}, not checked yet; null ones are those of another plan. Times are in seconds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartialPlan(
        @Nullable List<Double> steps,
        @Nullable Integer bakeSeconds,
        @Nullable Integer outcomes,
        @Nullable Integer patienceSeconds) {
    public static final PartialPlan NONE = new PartialPlan(null, null, null, null);

    public PartialPlan {
        steps = steps == null ? null : List.copyOf(steps);
    }

    /**
     * The plan with these values, and the others of {@code rest}.
     *
     * @throws InvalidValueException when a value is out of its range
     */
    public RolloutPlan over(RolloutPlan rest) {
        return new RolloutPlan(
                Objects.requireNonNullElse(steps, rest.steps()),
                time(bakeSeconds, rest.bake()),
                Objects.requireNonNullElse(outcomes, rest.outcomes()),
                time(patienceSeconds, rest.patience()));
    }

    private static Duration time(@Nullable Integer seconds, Duration otherwise) {
        return seconds == null ? otherwise : Duration.ofSeconds(seconds);
    }
}
