package dev.backsource.config.preflight;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import java.time.Duration;

/** Refusals of pre-flights that no prober can do now. */
final class PreflightRefusal {
    private static final ProblemKind UNAVAILABLE = new ProblemKind(
            503, "preflight-unavailable", "No prober is available", ProblemKind.DATABASE_UNAVAILABLE.meaning());

    private static final int RETRY_AFTER_SECONDS = 5;

    private PreflightRefusal() {}

    static RefusedException unanswered(Duration waited) {
        return UNAVAILABLE
                .refused("no prober answered within " + waited.toMillis()
                        + " ms; check that origin-health-service is running, and try again")
                .retryAfter(RETRY_AFTER_SECONDS);
    }

    static RefusedException unwritten() {
        return UNAVAILABLE
                .refused("Kafka is unavailable, so no prober can be queried; try again later")
                .retryAfter(RETRY_AFTER_SECONDS);
    }
}
