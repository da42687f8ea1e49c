package dev.backsource.config.api.access;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Fields shared by bodies about access keys. */
final class KeyFields {
    private static final int MAX_NAME = 64;
    private static final Pattern NAME_FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0," + (MAX_NAME - 1) + "}");

    static final JsonField<String> NAME = named("name")
            .described("display name in the history: up to 64 letters, digits, and . _ @ -")
            .example("deployment");
    static final JsonField<Instant> EXPIRES_AT = JsonField.text("expiresAt", KeyFields::time)
            .described("when the key expires, in UTC; default: the latest time allowed. People's keys always expire")
            .example("2030-01-01T00:00:00Z");

    static final JsonField<String> SERVICE = named("service")
            .described("the service that owns the key instead of a person; requires administrator of all domains")
            .example("deployment");

    private KeyFields() {}

    static JsonField<String> named(String field) {
        return JsonField.text(field, KeyFields::name).length(1, MAX_NAME);
    }

    /** @throws InvalidValueException when the text is no valid name */
    private static String name(String text) {
        if (!NAME_FORM.matcher(text).matches()) {
            throw new InvalidValueException(
                    "must be 1 to " + MAX_NAME + " letters, digits, and . _ @ - and begin with a letter or digit");
        }
        return text;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            throw new InvalidValueException("must be a UTC time such as 2030-01-01T00:00:00Z");
        }
    }
}
