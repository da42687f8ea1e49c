package dev.backsource.policy.progressive;

import dev.backsource.policy.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The steps of a progressive rollout, and the conditions under which it takes them. Promotion follows the last one.
 *
 * @param steps the shares of the steps, ascending, 1 to {@link ProgressiveRollout#MAX_STEPS}, each above 0 and at most {@link
 *     ProgressiveRollout#MAX_SHARE}
 * @param bake the least time of a step, from 0 to {@link #MAX_BAKE}
 * @param outcomes the least number of resources that all edges together have to see under the candidate in a step, from 1 to {@link #MAX_OUTCOMES}
 * @param patience the most time of a step, after which the rollout pauses for want of traffic, from 60 s to {@link #MAX_PATIENCE}
 */
public record RolloutPlan(List<Double> steps, Duration bake, int outcomes, Duration patience) {
    public static final List<Double> STEPS = List.of(0.01, 0.05, 0.25, 0.5);
    public static final Duration BAKE = Duration.ofMinutes(1);
    public static final int OUTCOMES = 30;
    public static final Duration PATIENCE = Duration.ofHours(1);

    public static final Duration MAX_BAKE = Duration.ofDays(1);
    public static final int MAX_OUTCOMES = 1_000_000;
    public static final Duration MIN_PATIENCE = Duration.ofMinutes(1);
    public static final Duration MAX_PATIENCE = Duration.ofDays(30);

    public static final RolloutPlan DEFAULT = new RolloutPlan(STEPS, BAKE, OUTCOMES, PATIENCE);

    /** @throws InvalidValueException when a value is out of its range, naming the field of a request */
    public RolloutPlan {
        if (steps.isEmpty() || steps.size() > ProgressiveRollout.MAX_STEPS) {
            throw new InvalidValueException("steps", "must be 1 to " + ProgressiveRollout.MAX_STEPS + " shares");
        }
        steps = List.copyOf(steps);
        var before = 0.0;
        for (var i = 0; i < steps.size(); i++) {
            var share = steps.get(i);
            if (!(share > before && share <= ProgressiveRollout.MAX_SHARE)) {
                throw new InvalidValueException(
                        "steps[" + i + "]",
                        "must be above 0, above the share before it, and at most " + ProgressiveRollout.MAX_SHARE);
            }
            before = share;
        }
        requireWithin("bakeSeconds", bake.toSeconds(), 0, MAX_BAKE.toSeconds());
        requireWithin("outcomes", outcomes, 1, MAX_OUTCOMES);
        requireWithin("patienceSeconds", patience.toSeconds(), MIN_PATIENCE.toSeconds(), MAX_PATIENCE.toSeconds());
    }

    /**
     * The share of a step.
     *
     * @param step from 1
     */
    public double share(int step) {
        return steps.get(step - 1);
    }

    /** Whether promotion follows {@code step}. */
    public boolean isLast(int step) {
        return step >= steps.size();
    }

    /**
     * Whether no request takes the candidate sooner than by {@code other}, and promotion doesn't follow sooner: each of its steps is there, with at most its
     * share, and no step is shorter or asks for fewer outcomes. Patience only decides when a rollout pauses.
     */
    public boolean isNoFasterThan(RolloutPlan other) {
        return bake.compareTo(other.bake) >= 0
                && outcomes >= other.outcomes
                && steps.size() >= other.steps.size()
                && IntStream.range(0, other.steps.size()).allMatch(i -> steps.get(i) <= other.steps.get(i));
    }

    private static void requireWithin(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidValueException(field, "must be from " + least + " to " + most);
        }
    }
}
