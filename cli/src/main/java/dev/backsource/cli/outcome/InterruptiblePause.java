package dev.backsource.cli.outcome;

import java.time.Duration;

/** Waiting between two attempts. */
public final class InterruptiblePause {
    private InterruptiblePause() {}

    /**
     * Waits; fails when the run is interrupted.
     *
     * @param ifInterrupted how the run ends then
     */
    public static void pause(Duration duration, Exit ifInterrupted) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw FailureException.interrupted(ifInterrupted, e);
        }
    }
}
