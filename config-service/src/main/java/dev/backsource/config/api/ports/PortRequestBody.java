package dev.backsource.config.api.ports;

import dev.backsource.config.api.parts.DecisionBody;
import dev.backsource.config.api.parts.GrantBody;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.protocol.GrantedPorts;
import org.jspecify.annotations.Nullable;

/** A request for custom ports, as a client sends it. */
public final class PortRequestBody {
    private static final JsonField<GrantedPorts> PORTS = JsonField.object("ports", GrantBody.TYPE)
            .required()
            .described("at most one per scheme; an omitted scheme keeps its granted port");
    private static final JsonField<String> REASON = JsonField.text("reason", DecisionBody::text)
            .required()
            .described("a reason for the reviewer, up to " + DecisionBody.MAX_TEXT + " characters")
            .example("The origin's TLS is on 8443 until March");

    public static final JsonType<PortRequestBody.Read> TYPE =
            JsonShape.of("PortRequestBody", PORTS, REASON).readBy(PortRequestBody::read);

    private PortRequestBody() {}

    /** The requested ports, and the reason. */
    public record Read(GrantedPorts ports, String reason) {}

    /** The name of a domain's field in such a body. */
    static String place(String field) {
        return field.replaceFirst("^grantedPorts\\.", "ports.");
    }

    /** Null, with violations, for an invalid body. */
    private static @Nullable Read read(JsonFields fields) {
        var ports = fields.get(PORTS);
        var reason = fields.get(REASON);
        if (GrantedPorts.NONE.equals(ports) && fields.violations().isEmpty()) {
            fields.violations().add(fields.pathOf(PORTS), Violation.REQUIRED, "at least one port is required");
        }
        return ports == null || reason == null ? null : new Read(ports, reason);
    }
}
