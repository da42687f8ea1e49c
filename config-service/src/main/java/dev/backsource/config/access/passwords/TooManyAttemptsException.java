package dev.backsource.config.access.passwords;

import java.time.Duration;

/** Passwords are tried faster than permitted. */
public final class TooManyAttemptsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    private TooManyAttemptsException(String message, int retryAfterSeconds) {
        super(message);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static TooManyAttemptsException in(Duration wait) {
        var seconds = Math.toIntExact(wait.plusMillis(999).toSeconds());
        return new TooManyAttemptsException(
                "passwords were wrong too often; nothing is tried for another " + seconds + " s", seconds);
    }

    static TooManyAttemptsException ofAll() {
        return new TooManyAttemptsException("too many sign in at once; try again in a second", 1);
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
