package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.StrictTransportSecurity;
import org.jspecify.annotations.Nullable;

/** The content of {@code Strict-Transport-Security} (RFC 6797), as a client sets it. */
final class StrictTransportSecurityBody {
    private static final JsonField<Integer> MAX_AGE = JsonField.integer(
                    "maxAgeSeconds", 0, StrictTransportSecurity.MAX_AGE_SECONDS)
            .titled("Strict-Transport-Security")
            .required()
            .described("how long browsers remember it; 0 makes them forget it")
            .example(31_536_000);
    private static final JsonField<Boolean> INCLUDE_SUB_DOMAINS = JsonField.bool("includeSubDomains")
            .titled("HSTS: include subdomains")
            .described("default: false");
    private static final JsonField<Boolean> PRELOAD = JsonField.bool("preload")
            .titled("HSTS: preload")
            .described("default: false; requires includeSubDomains and a maxAgeSeconds of at least 31536000, as"
                    + " hstspreload.org does");

    static final JsonType<StrictTransportSecurity> TYPE = JsonShape.of(
                    "StrictTransportSecurityBody", MAX_AGE, INCLUDE_SUB_DOMAINS, PRELOAD)
            .readBy(StrictTransportSecurityBody::read);

    private StrictTransportSecurityBody() {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable StrictTransportSecurity read(JsonFields fields) {
        var maxAge = fields.get(MAX_AGE);
        var includeSubDomains = Boolean.TRUE.equals(fields.get(INCLUDE_SUB_DOMAINS));
        var preload = Boolean.TRUE.equals(fields.get(PRELOAD));
        fields.refuseOthers();
        if (maxAge == null) {
            return null;
        }
        var violations = fields.violations();
        var plain = violations.check(
                fields.pathOf(MAX_AGE), Violation.RANGE, () -> new StrictTransportSecurity(maxAge, false, false));
        return plain == null
                ? null
                : violations.check(
                        fields.pathOf(PRELOAD),
                        Violation.INVALID,
                        () -> new StrictTransportSecurity(maxAge, includeSubDomains, preload));
    }
}
