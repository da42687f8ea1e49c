package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.protocol.GrantedPorts;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The custom ports that an administrator grants; one left out is none. */
public record GrantBody(
        @Schema(minimum = "1", maximum = "65535", description = "stands in for 80") @Nullable
        Integer http,

        @Schema(minimum = "1", maximum = "65535", description = "stands in for 443") @Nullable
        Integer https) {

    public static GrantedPorts read(JsonFields fields) {
        var body = new GrantBody(fields.integer("http"), fields.integer("https"));
        fields.refuseOthers();
        var violations = fields.violations();
        var http = violations.check(fields.pathOf("http"), Violation.RANGE, () -> new GrantedPorts(body.http, null));
        var https = violations.check(fields.pathOf("https"), Violation.RANGE, () -> new GrantedPorts(null, body.https));
        if (http == null || https == null) {
            return GrantedPorts.NONE;
        }
        var both = violations.check(fields.path(), Violation.INVALID, () -> new GrantedPorts(body.http, body.https));
        return Objects.requireNonNullElse(both, GrantedPorts.NONE);
    }
}
