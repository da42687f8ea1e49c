package dev.backsource.config.api.changerequests;

import dev.backsource.config.api.parts.GrantBody;
import dev.backsource.config.api.parts.PartEdits;
import dev.backsource.config.changerequests.ChangeKind;
import dev.backsource.config.changerequests.WantedChange;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.json.RolloutPlanFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.progressive.PartialPlan;
import dev.backsource.policy.protocol.GrantedPorts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A change request, as a client sends it: one change, and the reason. */
public final class ChangeRequestBody {
    private static final JsonType<WantedChange> PORTS = GrantBody.TYPE.shape().readBy(ChangeRequestBody::readPorts);
    private static final JsonType<WantedChange> PARTS = JsonShape.of("ChangedParts", PartEdits.with())
            .readBy(fields -> WantedChange.ofParts(PartEdits.read(fields)));

    private static final JsonField<WantedChange> PARTS_FIELD = JsonField.object(ChangeKind.PARTS.word(), PARTS)
            .described("parts of the domain to change, at least one, each as when it is set alone");

    /** One for each kind of change, with its name. */
    private static final List<JsonField<WantedChange>> CHANGES = List.of(
            JsonField.object(ChangeKind.PORTS.word(), PORTS)
                    .described("custom ports to grant, at most one per scheme; an omitted scheme keeps its granted"
                            + " port"),
            PARTS_FIELD);

    private static final JsonField<PartialPlan> ROLLOUT = JsonField.object(
                    "rollout",
                    JsonShape.of("RolloutPlanBody", RolloutPlanFields.with()).readBy(RolloutPlanFields::read))
            .described("only with parts: the plan of a progressive rollout that the approval begins; what it leaves out"
                    + " is then the default of the team or of the deployment");

    private static final JsonField<String> REASON = JsonField.text("reason", DecisionBody::text)
            .length(1, DecisionBody.MAX_TEXT)
            .required()
            .described("a reason for the reviewer, up to " + DecisionBody.MAX_TEXT + " characters")
            .example("The origin's TLS is on 8443 until March");

    public static final JsonType<ChangeRequestBody.Read> TYPE = JsonShape.of(
                    "ChangeRequestBody",
                    Stream.concat(CHANGES.stream(), Stream.of(ROLLOUT, REASON)).toArray(JsonField<?>[]::new))
            .described("exactly one change, and the reason; a change of parts may have a rollout")
            .readBy(ChangeRequestBody::read);

    private ChangeRequestBody() {}

    /** The requested change, and the reason. */
    public record Read(WantedChange change, String reason) {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable Read read(JsonFields fields) {
        var reason = fields.get(REASON);
        var sent = CHANGES.stream().filter(fields::has).toList();
        if (sent.size() != 1) {
            fields.violations()
                    .add(
                            fields.path(),
                            Violation.REQUIRED,
                            "exactly one change is required: "
                                    + CHANGES.stream().map(JsonField::name).collect(Collectors.joining(" or ")));
            return null;
        }
        var change = fields.get(sent.get(0));
        var plan = fields.get(ROLLOUT);
        if (plan != null && !fields.has(PARTS_FIELD)) {
            fields.violations().add(fields.pathOf(ROLLOUT), Violation.INVALID, "is for a change of parts only");
        }
        return change == null || reason == null
                ? null
                : new Read(plan == null ? change : change.rolledOutBy(plan), reason);
    }

    private static WantedChange readPorts(JsonFields fields) {
        var ports = GrantBody.TYPE.reader().apply(fields);
        if (GrantedPorts.NONE.equals(ports) && fields.violations().isEmpty()) {
            fields.violations().add(fields.path(), Violation.REQUIRED, "at least one port is required");
        }
        return WantedChange.ofPorts(ports);
    }
}
