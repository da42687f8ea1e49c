package dev.backsource.config.api.changerequests;

import dev.backsource.config.api.parts.GrantBody;
import dev.backsource.config.api.parts.PartEdits;
import dev.backsource.config.changerequests.ChangeKind;
import dev.backsource.config.changerequests.WantedChange;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
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

    /** One for each kind of change, with its name. */
    private static final List<JsonField<WantedChange>> CHANGES = List.of(
            JsonField.object(ChangeKind.PORTS.word(), PORTS)
                    .described("custom ports to grant, at most one per scheme; an omitted scheme keeps its granted"
                            + " port"),
            JsonField.object(ChangeKind.PARTS.word(), PARTS)
                    .described("parts of the domain to change, at least one, each as when it is set alone"));

    private static final JsonField<String> REASON = JsonField.text("reason", DecisionBody::text)
            .length(1, DecisionBody.MAX_TEXT)
            .required()
            .described("a reason for the reviewer, up to " + DecisionBody.MAX_TEXT + " characters")
            .example("The origin's TLS is on 8443 until March");

    public static final JsonType<ChangeRequestBody.Read> TYPE = JsonShape.of(
                    "ChangeRequestBody",
                    Stream.concat(CHANGES.stream(), Stream.of(REASON)).toArray(JsonField<?>[]::new))
            .described("exactly one change, and the reason")
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
        return change == null || reason == null ? null : new Read(change, reason);
    }

    private static WantedChange readPorts(JsonFields fields) {
        var ports = GrantBody.TYPE.reader().apply(fields);
        if (GrantedPorts.NONE.equals(ports) && fields.violations().isEmpty()) {
            fields.violations().add(fields.path(), Violation.REQUIRED, "at least one port is required");
        }
        return WantedChange.ofPorts(ports);
    }
}
