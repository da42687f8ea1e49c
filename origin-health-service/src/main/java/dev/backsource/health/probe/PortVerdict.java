package dev.backsource.health.probe;

import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.Outcome.Kind;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the probes of a port so far amount to. Immutable; the next outcome gives the next verdict.
 *
 * <p>A state changes only after {@code rise} successes or {@code fall} failures in a row, the first state included; and so does the
 * cause of a closed port, by {@code fall} failures of the other cause, since an alert's kind hangs on it. Otherwise the reason follows at
 * once: in other words of the same cause, or why nothing is known of the port.
 *
 * @param state the verdict
 * @param since when the port came into this state
 * @param reason why, in words
 * @param streakKind what the latest probes all found, null before the first one
 * @param streak how many of them there are
 * @param probedAt when the latest of them was, or when probing began
 * @param otherCause why the latest probes found a closed port closed, where that isn't what the reason says; null where it is
 * @param others how many of them there are
 */
public record PortVerdict(
        PortState state,
        Instant since,
        String reason,
        @Nullable Kind streakKind,
        int streak,
        Instant probedAt,
        @Nullable PortCause otherCause,
        int others) {

    private PortVerdict(
            PortState state, Instant since, String reason, @Nullable Kind streakKind, int streak, Instant probedAt) {
        this(state, since, reason, streakKind, streak, probedAt, null, 0);
    }

    /** The verdict before the first probe. */
    public static PortVerdict unprobed(Instant now) {
        return new PortVerdict(PortState.UNKNOWN, now, "not probed yet", null, 0, now);
    }

    /** The verdict that an earlier run, or another instance, had come to; {@code now} is when probing goes on. */
    public static PortVerdict restored(PortState state, Instant since, String reason, Instant now) {
        return new PortVerdict(state, since, reason, null, 0, now);
    }

    public PortVerdict after(Outcome outcome, Thresholds thresholds, Instant now) {
        return outcome.kind() == Kind.SKIPPED
                ? afterSkip(outcome, thresholds, now)
                : afterProbe(outcome, thresholds, now);
    }

    /** Whether the state is still to be found out, so that the next probe should be soon. */
    public boolean isPending(Thresholds thresholds) {
        var unresolved = streakKind == Kind.UNRESOLVED && thresholds.reached(Kind.UNRESOLVED, streak);
        return state == PortState.UNKNOWN && !unresolved;
    }

    /** Whether it came out of no probe: neither of this run nor of an earlier one. */
    boolean isBlank() {
        return state == PortState.UNKNOWN && streakKind == null;
    }

    /** Whether both tell an operator the same. */
    boolean tellsSameAs(PortVerdict other) {
        return state == other.state && since.equals(other.since) && reason.equals(other.reason);
    }

    private PortVerdict afterProbe(Outcome outcome, Thresholds thresholds, Instant now) {
        var kind = outcome.kind();
        var inARow = kind == streakKind ? streak + 1 : 1;
        var next = kind.state();
        if (next == state) {
            return state == PortState.CLOSED
                    ? stillClosed(outcome, thresholds, inARow, now)
                    : new PortVerdict(state, since, reasonNow(outcome), kind, inARow, now);
        }
        return thresholds.reached(kind, inARow)
                ? new PortVerdict(next, now, outcome.reason(), kind, inARow, now)
                : new PortVerdict(state, since, reason, kind, inARow, now);
    }

    private PortVerdict stillClosed(Outcome outcome, Thresholds thresholds, int inARow, Instant now) {
        var found = PortCause.of(state, outcome.reason());
        if (found == PortCause.of(state, reason)) {
            return new PortVerdict(state, since, outcome.reason(), outcome.kind(), inARow, now);
        }
        var foundInARow = found == otherCause ? others + 1 : 1;
        return thresholds.reached(outcome.kind(), foundInARow)
                ? new PortVerdict(state, since, outcome.reason(), outcome.kind(), inARow, now)
                : new PortVerdict(state, since, reason, outcome.kind(), inARow, now, found, foundInARow);
    }

    private String reasonNow(Outcome outcome) {
        return state == PortState.OPEN ? reason : outcome.reason();
    }

    private PortVerdict afterSkip(Outcome outcome, Thresholds thresholds, Instant now) {
        if (now.isBefore(probedAt.plus(thresholds.staleAfter()))) {
            return this;
        }
        var from = state == PortState.UNKNOWN ? since : now;
        return new PortVerdict(PortState.UNKNOWN, from, outcome.reason(), null, 0, probedAt);
    }
}
