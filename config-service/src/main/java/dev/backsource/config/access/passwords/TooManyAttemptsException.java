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
                "too many failed password attempts; try again in " + seconds + " s", seconds);
    }

    static TooManyAttemptsException ofAll() {
        return new TooManyAttemptsException("too many concurrent sign-ins; try again in 1 s", 1);
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
