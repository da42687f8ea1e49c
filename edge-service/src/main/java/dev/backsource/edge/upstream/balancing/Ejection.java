package dev.backsource.edge.upstream.balancing;

import dev.backsource.policy.finding.FindingKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The record of one origin's failures: failures in a row and, after enough of them, the ejection, a pause in which
 * requests pass the origin over. After the pause, a single request tries the origin; if that fails too, the next pause is
 * twice as long. Guarded by the lock of its {@link OutlierDetection}.
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
    private @Nullable FindingKind<?> finding;

    Ejection(Rules rules) {
        this.rules = rules;
    }

    /**
     * Counts a failure; true when it ejects the origin, which wasn't ejected before.
     *
     * @param found the failure as a finding; null for none
     */
    boolean fail(long now, @Nullable FindingKind<?> found) {
        finding = found;
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
     * Active health has found the origin's port closed; true when the origin wasn't ejected before.
     *
     * @param number of the verdict among all of active health
     * @param found the finding of the prober; null for none
     */
    boolean close(long now, int number, @Nullable FindingKind<?> found) {
        finding = found;
        var before = ejected;
        closed = true;
        verdict = number;
        touchedNanos = now;
        eject(rules.maxPauseNanos(), now);
        return !before;
    }

    /** Active health no longer finds the origin's port closed; true when it has no failures either. */
    boolean reopen(long now) {
        closed = false;
        untilNanos = now;
        return failures == 0;
    }

    /** Whether active health has found the origin's port closed after so many verdicts. */
    boolean isClosedSince(int verdicts) {
        return closed && verdict - verdicts > 0;
    }

    /** The last failure or verdict as a finding; null for none. */
    @Nullable
    FindingKind<?> finding() {
        return finding;
    }

    boolean isEjected() {
        return ejected;
    }

    /** Whether requests pass the origin over. */
    boolean isPassedOver(long now) {
        return ejected && untilNanos - now > 0;
    }

    /**
     * Takes the trial after a pause; no other request gets one for as long as the pause was. Does nothing when the
     * origin is not ejected.
     */
    void tryNow(long now) {
        if (ejected) {
            onTrial = true;
            untilNanos = now + pauseNanos;
        }
    }

    /** Whether the last failure or verdict is so old that the record may be dropped. */
    boolean isForgotten(long now) {
        return !closed && now - touchedNanos > 10 * rules.maxPauseNanos();
    }

    private void eject(long pause, long now) {
        ejected = true;
        onTrial = false;
        pauseNanos = pause;
        untilNanos = now + pause;
    }

    /** The rules of ejection: the number of failures, and the shortest and longest pause. */
    record Rules(int failures, long basePauseNanos, long maxPauseNanos) {
        static Rules of(int failures, Duration basePause, Duration maxPause) {
            return new Rules(failures, basePause.toNanos(), maxPause.toNanos());
        }
    }
}
