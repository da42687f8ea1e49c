package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.Ports;
import java.util.Objects;

/** The custom ports that an administrator grants. A port that is left out is not granted. */
public final class GrantBody {
    private static final JsonField<Integer> HTTP =
            JsonField.integer("http", Ports.MIN, Ports.MAX).described("used instead of 80");
    private static final JsonField<Integer> HTTPS =
            JsonField.integer("https", Ports.MIN, Ports.MAX).described("used instead of 443");

    public static final JsonType<GrantedPorts> TYPE =
            JsonShape.of("GrantBody", HTTP, HTTPS).readBy(GrantBody::read);

    private GrantBody() {}

    private static GrantedPorts read(JsonFields fields) {
        var http = fields.get(HTTP);
        var https = fields.get(HTTPS);
        fields.refuseOthers();
        var violations = fields.violations();
        var onlyHttp = violations.check(fields.pathOf(HTTP), Violation.RANGE, () -> new GrantedPorts(http, null));
        var onlyHttps = violations.check(fields.pathOf(HTTPS), Violation.RANGE, () -> new GrantedPorts(null, https));
        if (onlyHttp == null || onlyHttps == null) {
            return GrantedPorts.NONE;
        }
        var both = violations.check(fields.path(), Violation.INVALID, () -> new GrantedPorts(http, https));
        return Objects.requireNonNullElse(both, GrantedPorts.NONE);
    }
}
