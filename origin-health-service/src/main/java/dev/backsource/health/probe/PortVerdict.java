package dev.backsource.health.probe;

import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.Outcome.Kind;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.Measurement;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a port by its probes so far. Immutable; the next outcome gives the next verdict.
 *
 * <p>A state changes only after {@code rise} successes or {@code fall} failures in a row, the first state included; so does the cause of
 * a closed port, by {@code fall} failures of the other cause, since an alert's kind depends on it. Of an open port, failures of any kind count, and the
 * last one decides on the state. Otherwise the reason changes at once: to other words of the same cause, or to the reason why the port is unknown.
 *
 * @param state the verdict
 * @param since when the port came into this state
 * @param reason why, in words
 * @param streakKind the common result of the latest probes, of failures of an open port the last one, null before the first probe
 * @param streak the number of those probes
 * @param probedAt the time of the latest probe, or of the beginning of probing
 * @param otherCause the cause that the latest probes found for a closed port, where it differs from that of {@code reason}; null where it is the same
 * @param others the number of probes in a row that found {@code otherCause}
 * @param failure the measurement behind {@code reason}; null for none
 * @param warning the certificate that is about to expire or to be refused, whatever the state; null for none
 */
public record PortVerdict(
        PortState state,
        Instant since,
        String reason,
        @Nullable Kind streakKind,
        int streak,
        Instant probedAt,
        @Nullable PortCause otherCause,
        int others,
        @Nullable Observed failure,
        @Nullable Observed warning) {

    /** The verdict before the first probe. */
    public static PortVerdict unprobed(Instant now) {
        return new PortVerdict(PortState.UNKNOWN, now, "not probed yet", null, 0, now, null, 0, null, null);
    }

    /** The verdict that an earlier run, or another instance, had come to; {@code now} is when probing goes on. */
    public static PortVerdict restored(
            PortState state,
            Instant since,
            String reason,
            @Nullable Observed failure,
            @Nullable Observed warning,
            Instant now) {
        return new PortVerdict(state, since, reason, null, 0, now, null, 0, failure, warning);
    }

    /** The verdict before the first probe of a port that an alert was about. */
    public static PortVerdict warned(Observed warning, Instant now) {
        return restored(PortState.UNKNOWN, now, "not probed yet", null, warning, now);
    }

    public PortVerdict after(Outcome outcome, Thresholds thresholds, Instant now) {
        return outcome.kind() == Kind.SKIPPED
                ? afterSkip(outcome, thresholds, now)
                : afterProbe(outcome, thresholds, now);
    }

    /** A time at which, or after which, the state was measured: an earlier run measured it at {@code since} at the earliest. */
    public Instant measuredAt() {
        return streakKind == null ? since : probedAt;
    }

    /** Whether the state is not known yet, so that the next probe should be soon. */
    public boolean isPending(Thresholds thresholds) {
        var unresolved = streakKind == Kind.UNRESOLVED && thresholds.reached(Kind.UNRESOLVED, streak);
        return state == PortState.UNKNOWN && !unresolved;
    }

    /** Whether the latest probe of an open port failed, so that the next ones should be soon. */
    public boolean isDoubted() {
        return state == PortState.OPEN && streakKind != null && streakKind.state() != PortState.OPEN;
    }

    /**
     * The verdict with what another domain knows of the port from an earlier run: the whole where this one is of no probe at all, and the warning where
     * it has none, since a domain publishes a certificate once, at one of its ports. A probe of this run knows better.
     */
    PortVerdict completedBy(PortVerdict known) {
        if (streakKind != null) {
            return this;
        }
        var whole = state == PortState.UNKNOWN ? known : this;
        return restored(
                whole.state,
                whole.since,
                whole.reason,
                whole.failure,
                warning == null ? known.warning : warning,
                whole.probedAt);
    }

    /** Whether both are the same to an operator. */
    boolean tellsSameAs(PortVerdict other) {
        return state == other.state
                && since.equals(other.since)
                && reason.equals(other.reason)
                && Observed.isSame(failure, other.failure)
                && Observed.isSame(warning, other.warning);
    }

    private PortVerdict afterProbe(Outcome outcome, Thresholds thresholds, Instant now) {
        var kind = outcome.kind();
        var inARow = isLikeBefore(kind) ? streak + 1 : 1;
        var next = kind.state();
        if (next == state) {
            return state == PortState.CLOSED
                    ? stillClosed(outcome, thresholds, inARow, now)
                    : stillNotClosed(outcome, thresholds, inARow, now);
        }
        return thresholds.reached(kind, inARow)
                ? new PortVerdict(
                        next,
                        now,
                        outcome.reason(),
                        kind,
                        inARow,
                        now,
                        null,
                        0,
                        Observed.first(failureOf(outcome), now),
                        warningAfter(outcome, next, now))
                : unchanged(outcome, inARow, null, 0, now);
    }

    /** An open port has failures of all kinds in a row: by turns they would leave it open for good. */
    private boolean isLikeBefore(Kind kind) {
        return kind == streakKind || (isDoubted() && kind.state() != PortState.OPEN);
    }

    /** The same state, with what is known of it now. */
    private PortVerdict still(
            Outcome outcome, String reasonNow, @Nullable Observed failureNow, int inARow, Instant now) {
        return new PortVerdict(
                state,
                since,
                reasonNow,
                outcome.kind(),
                inARow,
                now,
                null,
                0,
                failureNow,
                warningAfter(outcome, state, now));
    }

    /** The same verdict after a probe that doesn't count yet. */
    private PortVerdict unchanged(
            Outcome outcome, int inARow, @Nullable PortCause foundCause, int foundInARow, Instant now) {
        return new PortVerdict(
                state,
                since,
                reason,
                outcome.kind(),
                inARow,
                now,
                foundCause,
                foundInARow,
                failure,
                warningAfter(outcome, state, now));
    }

    private @Nullable Observed warningAfter(Outcome outcome, PortState next, Instant now) {
        var sinceProbe = Duration.between(probedAt, now);
        if (outcome.kind() != Kind.OPEN) {
            return Observed.unseen(warning, next, sinceProbe, now);
        }
        var held = streakKind == null ? Observed.unseen(warning, PortState.OPEN, sinceProbe, now) : warning;
        return Observed.coming(held, outcome.measured(), now);
    }

    /** The measurement of a failure; that of an open port is a warning. */
    private static @Nullable Measurement failureOf(Outcome outcome) {
        return outcome.kind() == Kind.OPEN ? null : outcome.measured();
    }

    private PortVerdict stillClosed(Outcome outcome, Thresholds thresholds, int inARow, Instant now) {
        var found = PortCause.of(state, outcome.reason());
        if (found == PortCause.of(state, reason)) {
            return stillOfCause(outcome, thresholds, inARow, now);
        }
        var foundInARow = found == otherCause ? others + 1 : 1;
        return thresholds.reached(outcome.kind(), foundInARow)
                ? still(outcome, outcome.reason(), Observed.first(failureOf(outcome), now), inARow, now)
                : unchanged(outcome, inARow, found, foundInARow, now);
    }

    /**
     * The same cause. What an origin chooses, such as a cipher suite, may differ at each turn of its servers, so the reason is that of the measurement
     * held.
     */
    private PortVerdict stillOfCause(Outcome outcome, Thresholds thresholds, int inARow, Instant now) {
        var held = Observed.failure(failure, failureOf(outcome), thresholds, now);
        return still(outcome, held == null ? outcome.reason() : PortCause.reason(held.measured()), held, inARow, now);
    }

    /** The same state of a port that isn't closed. */
    private PortVerdict stillNotClosed(Outcome outcome, Thresholds thresholds, int inARow, Instant now) {
        var reasonNow = state == PortState.OPEN ? reason : outcome.reason();
        var found = failureOf(outcome);
        var failureNow = reasonNow.equals(reason)
                ? Observed.failure(failure, found, thresholds, now)
                : Observed.first(found, now);
        return still(outcome, reasonNow, failureNow, inARow, now);
    }

    private PortVerdict afterSkip(Outcome outcome, Thresholds thresholds, Instant now) {
        if (now.isBefore(probedAt.plus(thresholds.staleAfter()))) {
            return this;
        }
        var from = state == PortState.UNKNOWN ? since : now;
        return new PortVerdict(
                PortState.UNKNOWN,
                from,
                outcome.reason(),
                null,
                0,
                probedAt,
                null,
                0,
                null,
                Observed.unseen(warning, PortState.UNKNOWN, Duration.ZERO, now));
    }
}
