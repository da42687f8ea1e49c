package dev.backsource.health.probe;

import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeSettings;
import java.time.Duration;

/**
 * The thresholds for a change of the verdict on a port.
 *
 * @param rise successes in a row that open it, at least 1
 * @param fall failures in a row that close it, at least 1
 * @param staleAfter how long a verdict outlives the last probe
 */
public record Thresholds(int rise, int fall, Duration staleAfter) {
    public Thresholds {
        if (rise < 1 || fall < 1) {
            throw new IllegalArgumentException("backsource.probe.rise and .fall must be at least 1");
        }
    }

    static Thresholds of(ProbeSettings settings) {
        return new Thresholds(settings.rise(), settings.fall(), settings.staleAfter());
    }

    /** Whether that many in a row change the state; a prohibition does so at once, since chance has no part in it. */
    boolean reached(Outcome.Kind kind, int inARow) {
        return switch (kind) {
            case OPEN -> inARow >= rise;
            case CLOSED, UNRESOLVED, SKIPPED -> inARow >= fall;
            case PROHIBITED -> true;
        };
    }
}
