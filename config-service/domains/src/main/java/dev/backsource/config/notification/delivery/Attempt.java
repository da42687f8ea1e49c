package dev.backsource.config.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an attempt to deliver a message.
 *
 * @param error the failure, in words that follow the receiver's name; null for none
 * @param retryAfter the receiver's wish for the time of the next attempt; null for none
 */
record Attempt(
        Outcome outcome, @Nullable String error, @Nullable Duration retryAfter) {
    private static final int BAD_REQUEST = 400;
    private static final int GONE = 410;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;
    private static final int SECONDS_DIGITS = 9;

    enum Outcome {
        DELIVERED,
        /** To be repeated. */
        FAILED,
        /** The receiver will never accept this message. */
        REFUSED,
        /** The receiver wants no more messages. */
        GONE
    }

    /** The outcome of an answered request (RFC 9110 §15). A redirect isn't followed. */
    static Attempt of(int status, @Nullable String retryAfter, Instant now) {
        if (status / 100 == 2) {
            return new Attempt(Outcome.DELIVERED, null, null);
        }
        var error = "answered with the status " + status
                + (status / 100 == 3 ? "; redirects are not followed, so use the URL to which it leads" : "");
        return switch (status) {
            case BAD_REQUEST, TOO_LARGE, UNPROCESSABLE -> new Attempt(Outcome.REFUSED, error, null);
            case GONE -> new Attempt(Outcome.GONE, error, null);
            default -> new Attempt(Outcome.FAILED, error, parse(retryAfter, now));
        };
    }

    static Attempt failed(String error) {
        return new Attempt(Outcome.FAILED, error, null);
    }

    /** The value of {@code Retry-After}: seconds or a date (RFC 9110 §10.2.3); null for none, and for one that is neither. */
    private static @Nullable Duration parse(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{1," + SECONDS_DIGITS + "}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
