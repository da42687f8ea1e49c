package dev.backsource.config.aliyun.signature;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** When a call was signed, as calls say it: ISO 8601 in UTC, to the second. */
final class SignedAt {
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

    private SignedAt() {}

    static Instant parse(String name, String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException e) {
            // Told below: it has the form, and is no time that there is.
        }
        throw new CallRefusedException(
                ErrorCode.TIME_INVALID, name + " must be a time in UTC such as 2026-11-27T08:30:00Z");
    }
}
