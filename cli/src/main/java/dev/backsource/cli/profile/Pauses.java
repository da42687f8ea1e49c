package dev.backsource.cli.profile;

import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import java.time.Duration;

/** Waiting between two attempts. */
final class Pauses {
    private Pauses() {}

    /** Fails when the run is interrupted. */
    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(Exit.NOT_REACHED, "interrupted", e);
        }
    }
}
