package dev.backsource.config.api.answers;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.write.MassConfirmation;
import dev.backsource.policy.masschange.MassChange;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The confirmation of a mass change, as a parameter and as a field of a body. */
public final class ConfirmedDomains {
    private static final String NAME = "confirmedDomains";
    private static final String RANGE = "must be a whole number from 1 to " + MassChange.MAX_CONFIRMED;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");

    public static final JsonField<Integer> FIELD = JsonField.integer(NAME, 1, (int) MassChange.MAX_CONFIRMED)
            .described(
                    "the number of domains that you mean to remove or reroute within 60 seconds; without it, a request that"
                            + " makes them more than the limit is refused before its first change");

    private ConfirmedDomains() {}

    /**
     * The confirmation by the parameter, null when it is absent.
     *
     * @throws InvalidRequestException when it is out of range
     */
    public static MassConfirmation read(@Nullable String parameter) {
        if (parameter == null) {
            return MassConfirmation.NONE;
        }
        if (!NUMBER.matcher(parameter).matches() || Long.parseLong(parameter) > MassChange.MAX_CONFIRMED) {
            throw InvalidRequestException.of(NAME, Violation.RANGE, RANGE);
        }
        return MassConfirmation.of(Long.parseLong(parameter));
    }

    /** The confirmation by the field; with a violation when it is out of range. */
    public static MassConfirmation read(JsonFields fields) {
        var domains = fields.get(FIELD);
        if (domains == null) {
            return MassConfirmation.NONE;
        }
        if (domains < 1 || domains > MassChange.MAX_CONFIRMED) {
            fields.violations().add(fields.pathOf(FIELD), Violation.RANGE, RANGE);
            return MassConfirmation.NONE;
        }
        return MassConfirmation.of(domains);
    }
}
