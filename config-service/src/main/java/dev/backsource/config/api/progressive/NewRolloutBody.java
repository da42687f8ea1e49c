package dev.backsource.config.api.progressive;

import dev.backsource.config.api.parts.PartEdits;
import dev.backsource.config.progressive.RolloutPlan;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A new progressive rollout, as a client sends it: the changed parts, and the plan. */
public final class NewRolloutBody {
    static final String PARTS_FIELD = "parts";

    private static final JsonType<UnaryOperator<Domain>> PARTS_TYPE =
            JsonShape.of("CandidateParts", PartEdits.ofCandidate()).readBy(PartEdits::readCandidate);

    private static final JsonField<UnaryOperator<Domain>> PARTS = JsonField.object(PARTS_FIELD, PARTS_TYPE)
            .required()
            .described("parts of the domain to change, at least one, each as when it is set alone");

    private static final JsonField<List<Double>> STEPS = JsonField.numbers("steps")
            .entries(1, ProgressiveRollout.MAX_STEPS)
            .titled("Steps")
            .described("the candidate's share of each step, ascending, above 0 and at most "
                    + ProgressiveRollout.MAX_SHARE + "; promotion follows the last one; default: "
                    + RolloutPlan.STEPS);

    private static final JsonField<Integer> BAKE = JsonField.integer(
                    "bakeSeconds", 0, Math.toIntExact(RolloutPlan.MAX_BAKE.toSeconds()))
            .titled("Bake time")
            .described("the least time of a step, in seconds; default: " + RolloutPlan.BAKE.toSeconds());

    private static final JsonField<Integer> OUTCOMES = JsonField.integer("outcomes", 1, RolloutPlan.MAX_OUTCOMES)
            .titled("Outcomes")
            .described("the least number of resources that all edges together have to see under the candidate in a"
                    + " step; default: " + RolloutPlan.OUTCOMES);

    private static final JsonField<Integer> PATIENCE = JsonField.integer(
                    "patienceSeconds",
                    Math.toIntExact(RolloutPlan.MIN_PATIENCE.toSeconds()),
                    Math.toIntExact(RolloutPlan.MAX_PATIENCE.toSeconds()))
            .titled("Patience")
            .described("the most time of a step, in seconds, after which the rollout pauses for want of traffic;"
                    + " default: " + RolloutPlan.PATIENCE.toSeconds());

    public static final JsonType<Read> TYPE = JsonShape.of("NewRolloutBody", PARTS, STEPS, BAKE, OUTCOMES, PATIENCE)
            .readBy(NewRolloutBody::read);

    private NewRolloutBody() {}

    /** The change of the parts, and the plan. */
    public record Read(UnaryOperator<Domain> edit, RolloutPlan plan) {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable Read read(JsonFields fields) {
        var edit = fields.get(PARTS);
        var steps = Objects.requireNonNullElse(fields.get(STEPS), RolloutPlan.STEPS);
        var bake = seconds(fields, BAKE, RolloutPlan.BAKE);
        var outcomes = Objects.requireNonNullElse(fields.get(OUTCOMES), RolloutPlan.OUTCOMES);
        var patience = seconds(fields, PATIENCE, RolloutPlan.PATIENCE);
        if (edit == null || !fields.violations().isEmpty()) {
            return null;
        }
        try {
            return new Read(edit, new RolloutPlan(steps, bake, outcomes, patience));
        } catch (InvalidValueException e) {
            fields.violations().add(e.field(), Violation.RANGE, e.detail());
            return null;
        }
    }

    private static Duration seconds(JsonFields fields, JsonField<Integer> field, Duration otherwise) {
        var seconds = fields.get(field);
        return seconds == null ? otherwise : Duration.ofSeconds(seconds);
    }
}
