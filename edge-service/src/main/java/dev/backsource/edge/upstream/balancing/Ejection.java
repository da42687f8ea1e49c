package dev.backsource.edge.upstream.balancing;

import java.time.Duration;

/**
 * What is held against one origin: failures in a row and, after enough of them, a pause in which it is passed over. When
 * the pause is over a single request tries it; should that fail too, the next pause is twice as long. Guarded by the lock
 * of its {@link OutlierDetection}.
 */
public final class Ejection {
    private final Rules rules;
    private int failures;
    private boolean ejected;
    private boolean onTrial;
    private boolean closed;
    private int verdict;
    private long pauseNanos;
    private long untilNanos;
    private long touchedNanos;

    Ejection(Rules rules) {
        this.rules = rules;
    }

    /** Counts a failure; true when the origin is ejected by it and wasn't before. */
    boolean fail(long now) {
        touchedNanos = now;
        failures++;
        if (ejected) {
            if (onTrial) {
                eject(Math.min(2 * pauseNanos, rules.maxPauseNanos()), now);
            }
            return false;
        }
        if (failures >= rules.failures()) {
            eject(rules.basePauseNanos(), now);
            return true;
        }
        return false;
    }

    /**
     * Active health has found its port closed; true when it wasn't ejected before.
     *
     * @param number which of all verdicts of active health that is
     */
    boolean close(long now, int number) {
        var before = ejected;
        closed = true;
        verdict = number;
        touchedNanos = now;
        eject(rules.maxPauseNanos(), now);
        return !before;
    }

    /** Active health no longer finds its port closed; true when nothing else is held against it. */
    boolean reopen(long now) {
        closed = false;
        untilNanos = now;
        return failures == 0;
    }

    /** Whether active health has found its port closed after so many verdicts. */
    boolean isClosedSince(int verdicts) {
        return closed && verdict - verdicts > 0;
    }

    boolean isEjected() {
        return ejected;
    }

    /** Whether requests pass it over. */
    boolean isPassedOver(long now) {
        return ejected && untilNanos - now > 0;
    }

    /** Takes the trial after a pause; no other request gets it for as long as the pause was. Nothing when not ejected. */
    void tryNow(long now) {
        if (ejected) {
            onTrial = true;
            untilNanos = now + pauseNanos;
        }
    }

    /** Whether nothing happened to it for so long that it may be forgotten. */
    boolean isForgotten(long now) {
        return !closed && now - touchedNanos > 10 * rules.maxPauseNanos();
    }

    private void eject(long pause, long now) {
        ejected = true;
        onTrial = false;
        pauseNanos = pause;
        untilNanos = now + pause;
    }

    /** After how many failures, and how long. */
    record Rules(int failures, long basePauseNanos, long maxPauseNanos) {
        static Rules of(int failures, Duration basePause, Duration maxPause) {
            return new Rules(failures, basePause.toNanos(), maxPause.toNanos());
        }
    }
}
