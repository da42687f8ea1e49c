package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.StrictTransportSecurity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code Strict-Transport-Security} says (RFC 6797), as a client sets it. */
record StrictTransportSecurityBody(
        @Schema(
                required = true,
                minimum = "0",
                maximum = "315360000",
                description = "how long browsers remember it; 0 has them forget it",
                examples = "31536000")
        @Nullable
        Integer maxAgeSeconds,

        @Schema(description = "false when left out") @Nullable
        Boolean includeSubDomains,

        @Schema(
                description = "false when left out; takes includeSubDomains and a maxAgeSeconds from 31536000,"
                        + " as hstspreload.org asks")
        @Nullable
        Boolean preload) {

    /** Null, with violations, when it isn't one. */
    static @Nullable StrictTransportSecurity read(JsonFields fields) {
        fields.require("maxAgeSeconds");
        var body = new StrictTransportSecurityBody(
                fields.integer("maxAgeSeconds"), fields.bool("includeSubDomains"), fields.bool("preload"));
        fields.refuseOthers();
        return body.maxAgeSeconds == null ? null : body.checked(fields, body.maxAgeSeconds);
    }

    private @Nullable StrictTransportSecurity checked(JsonFields fields, int maxAge) {
        var violations = fields.violations();
        var plain = violations.check(
                fields.pathOf("maxAgeSeconds"),
                Violation.RANGE,
                () -> new StrictTransportSecurity(maxAge, false, false));
        return plain == null
                ? null
                : violations.check(
                        fields.pathOf("preload"),
                        Violation.INVALID,
                        () -> new StrictTransportSecurity(
                                maxAge, Boolean.TRUE.equals(includeSubDomains), Boolean.TRUE.equals(preload)));
    }
}
