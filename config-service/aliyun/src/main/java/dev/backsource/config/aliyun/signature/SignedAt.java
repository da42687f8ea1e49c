package dev.backsource.config.aliyun.signature;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The time of a call's signature, as calls have it: ISO 8601 in UTC, to the second. */
final class SignedAt {
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

    private SignedAt() {}

    static Instant parse(String name, String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException e) {
            // Refused below: it has the form, but is no existing time.
        }
        throw new CallRefusedException(
                ErrorCode.TIME_INVALID, name + " must be a UTC time such as 2026-11-27T08:30:00Z");
    }
}
