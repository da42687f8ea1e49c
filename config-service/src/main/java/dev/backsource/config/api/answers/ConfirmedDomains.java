package dev.backsource.config.api.answers;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.policy.masschange.MassChange;
import org.jspecify.annotations.Nullable;

/** The confirmation of a mass change in a body. */
public final class ConfirmedDomains {
    public static final JsonField<Integer> FIELD = JsonField.integer(
                    WriteRequest.CONFIRMED_DOMAINS, 1, (int) MassChange.MAX_CONFIRMED)
            .described(
                    "the number of domains that you mean to remove or reroute within 60 seconds; without it, a request that"
                            + " makes them more than the limit is refused before its first change");

    private ConfirmedDomains() {}

    /** The number; null when it is absent or, with a violation, out of range. */
    public static @Nullable Integer read(JsonFields fields) {
        var domains = fields.get(FIELD);
        if (domains != null && (domains < 1 || domains > MassChange.MAX_CONFIRMED)) {
            fields.violations()
                    .add(
                            fields.pathOf(FIELD),
                            Violation.RANGE,
                            "must be a whole number from 1 to " + MassChange.MAX_CONFIRMED);
            return null;
        }
        return domains;
    }
}
