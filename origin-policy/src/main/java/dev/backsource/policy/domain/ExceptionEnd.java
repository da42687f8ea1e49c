package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * The end of an exception from the verification of origins' certificates; in JSON as in RFC 3339, such as {@code 2030-01-01T00:00:00Z}.
 *
 * @param at between 1970 and 9999; fractions of a second are cut off
 */
public record ExceptionEnd(Instant at) {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public ExceptionEnd {
        InvalidValueException.require(at, "unverifiedUntil");
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw new InvalidValueException("must lie between 1970 and 9999");
        }
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** @throws InvalidValueException when {@code text} is no such time */
    @JsonCreator
    public static ExceptionEnd parse(String text) {
        try {
            return new ExceptionEnd(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new InvalidValueException("must be a UTC time such as 2030-01-01T00:00:00Z");
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return at.toString();
    }
}
