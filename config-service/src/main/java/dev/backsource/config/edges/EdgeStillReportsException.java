package dev.backsource.config.edges;

import java.time.Duration;
import java.time.Instant;

/** An edge to be removed is still in service. */
public final class EdgeStillReportsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EdgeStillReportsException(String edge, Instant reportedAt, Duration silence) {
        super("edge " + edge + " reported at " + reportedAt + "; stop it, and remove it when it has not reported for "
                + silence.toSeconds() + " s");
    }
}
