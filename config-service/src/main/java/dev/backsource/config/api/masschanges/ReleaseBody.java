package dev.backsource.config.api.masschanges;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.masschange.MassChange;
import org.jspecify.annotations.Nullable;

/** A release of a mass change, as a client requests it. */
public final class ReleaseBody {
    private static final int MAX_REASON = 200;

    private static final JsonField<Integer> DOMAINS = JsonField.integer("domains", 1, (int) MassChange.MAX_CONFIRMED)
            .required()
            .described(
                    "the number of domains that an edge holds, as GET /api/v1/edges tells; the same in all requests of a release");
    private static final JsonField<String> REASON = JsonField.text("reason", ReleaseBody::reason)
            .length(1, MAX_REASON)
            .required()
            .described("for the audit, up to " + MAX_REASON + " characters")
            .example("The move to the new origins, change 4711");
    private static final JsonField<DomainName> AFTER = JsonField.text("after", DomainName::parse)
            .length(1, DomainName.MAX_SPELLING_LENGTH)
            .described("only domains after this one: the next of the preceding response");

    public static final JsonType<WantedRelease> TYPE =
            JsonShape.of("ReleaseBody", DOMAINS, REASON, AFTER).readBy(ReleaseBody::read);

    private ReleaseBody() {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable WantedRelease read(JsonFields fields) {
        fields.require(DOMAINS);
        var domains = fields.get(DOMAINS);
        var reason = fields.get(REASON);
        var after = fields.get(AFTER);
        fields.refuseOthers();
        if (domains != null && (domains < 1 || domains > MassChange.MAX_CONFIRMED)) {
            fields.violations()
                    .add(
                            fields.pathOf(DOMAINS),
                            Violation.RANGE,
                            "must be a whole number from 1 to " + MassChange.MAX_CONFIRMED);
        }
        return domains == null || reason == null
                ? null
                : new WantedRelease(domains, reason, after == null ? "" : after.value());
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > MAX_REASON || !Printable.isPrintable(text)) {
            throw new InvalidValueException("must have 1 to " + MAX_REASON + " printable characters");
        }
        return text.strip();
    }
}
