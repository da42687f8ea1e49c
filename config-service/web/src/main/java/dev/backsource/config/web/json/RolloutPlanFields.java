package dev.backsource.config.web.json;

import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.progressive.PartialPlan;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.progressive.RolloutPlan;
import java.util.List;
import java.util.stream.Stream;

/** The fields of a progressive rollout's plan, all optional, in any body that has them. */
public final class RolloutPlanFields {
    private static final JsonField<List<Double>> STEPS = JsonField.numbers("steps")
            .entries(1, ProgressiveRollout.MAX_STEPS)
            .titled("Steps")
            .described("the candidate's share of each step, ascending, above 0 and at most "
                    + ProgressiveRollout.MAX_SHARE + "; promotion follows the last one");

    private static final JsonField<Integer> BAKE = JsonField.integer(
                    "bakeSeconds", 0, Math.toIntExact(RolloutPlan.MAX_BAKE.toSeconds()))
            .titled("Bake time")
            .described("the least time of a step, in seconds");

    private static final JsonField<Integer> OUTCOMES = JsonField.integer("outcomes", 1, RolloutPlan.MAX_OUTCOMES)
            .titled("Outcomes")
            .described("the least number of resources that all edges together have to see under the candidate in a"
                    + " step");

    private static final JsonField<Integer> PATIENCE = JsonField.integer(
                    "patienceSeconds",
                    Math.toIntExact(RolloutPlan.MIN_PATIENCE.toSeconds()),
                    Math.toIntExact(RolloutPlan.MAX_PATIENCE.toSeconds()))
            .titled("Patience")
            .described("the most time of a step, in seconds, after which the rollout pauses for want of traffic");

    private static final List<JsonField<?>> ALL = List.of(STEPS, BAKE, OUTCOMES, PATIENCE);

    private RolloutPlanFields() {}

    /** The fields of a body that has these before them. */
    public static JsonField<?>[] with(JsonField<?>... others) {
        return Stream.concat(Stream.of(others), ALL.stream()).toArray(JsonField<?>[]::new);
    }

    /** The plan, as far as it was sent; with violations for values out of their range. */
    public static PartialPlan read(JsonFields fields) {
        var plan = new PartialPlan(fields.get(STEPS), fields.get(BAKE), fields.get(OUTCOMES), fields.get(PATIENCE));
        if (fields.violations().isEmpty()) {
            requireInRange(plan, fields);
        }
        return plan;
    }

    /**
     * As a merge patch: fields that weren't sent stay, and those that are null are unset.
     *
     * @param sent as {@link #read}
     */
    public static PartialPlan merge(PartialPlan present, PartialPlan sent, JsonFields fields) {
        var object = fields.sent();
        return new PartialPlan(
                object.has(STEPS.name()) ? sent.steps() : present.steps(),
                object.has(BAKE.name()) ? sent.bakeSeconds() : present.bakeSeconds(),
                object.has(OUTCOMES.name()) ? sent.outcomes() : present.outcomes(),
                object.has(PATIENCE.name()) ? sent.patienceSeconds() : present.patienceSeconds());
    }

    private static void requireInRange(PartialPlan plan, JsonFields fields) {
        try {
            plan.over(RolloutPlan.DEFAULT);
        } catch (InvalidValueException e) {
            fields.violations().add(fields.pathOf(e.field()), Violation.RANGE, e.detail());
        }
    }
}
