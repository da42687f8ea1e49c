package dev.backsource.config.api.progressive;

import dev.backsource.config.api.parts.PartEdits;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.json.RolloutPlanFields;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.progressive.PartialPlan;
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

    public static final JsonType<Read> TYPE = JsonShape.of("NewRolloutBody", RolloutPlanFields.with(PARTS))
            .described("the changed parts, and a plan; what the plan leaves out is the default of the team or of the"
                    + " deployment")
            .readBy(NewRolloutBody::read);

    private NewRolloutBody() {}

    /** The change of the parts, and the plan. */
    public record Read(UnaryOperator<Domain> edit, PartialPlan plan) {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable Read read(JsonFields fields) {
        var edit = fields.get(PARTS);
        var plan = RolloutPlanFields.read(fields);
        return edit == null ? null : new Read(edit, plan);
    }
}
