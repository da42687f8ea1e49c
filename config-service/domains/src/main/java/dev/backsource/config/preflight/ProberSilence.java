package dev.backsource.config.preflight;

import java.time.Duration;
import java.time.Instant;

/** Whether a question was lately left without an answer, though its whole time was waited for. Thread-safe. */
final class ProberSilence {
    private static final Duration KEPT = Duration.ofSeconds(30);

    private Instant answeredAt = Instant.MIN;
    private Instant until = Instant.MIN;

    /** Any question was answered. */
    synchronized void answered(Instant now) {
        answeredAt = now;
        until = Instant.MIN;
    }

    /** A question was not answered; that says nothing after a shorter wait than usual, or where another was answered meanwhile. */
    synchronized void unanswered(Instant askedAt, Duration waited, Instant now) {
        if (waited.compareTo(PreflightTime.OF_ONE) >= 0 && answeredAt.isBefore(askedAt)) {
            until = now.plus(KEPT);
        }
    }

    synchronized boolean lasts(Instant now) {
        return now.isBefore(until);
    }
}
