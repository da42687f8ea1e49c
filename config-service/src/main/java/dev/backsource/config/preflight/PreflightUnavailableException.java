package dev.backsource.config.preflight;

import java.time.Duration;

/** No prober can check the ports now. */
public final class PreflightUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PreflightUnavailableException(String detail) {
        super(detail);
    }

    static PreflightUnavailableException unanswered(Duration waited) {
        return new PreflightUnavailableException("no prober answered within " + waited.toMillis()
                + " ms; check that origin-health-service is running, and try again");
    }

    static PreflightUnavailableException unwritten() {
        return new PreflightUnavailableException("Kafka is unavailable, so no prober can be queried; try again later");
    }
}
