package dev.backsource.health.http;

import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a fault of an origin's responses, of one kind, from a series of verdicts. Two verdicts in a row change it, so that one response out of
 * place is no alert, and an unknown verdict is none. A fault keeps its first evidence while its domain stays as it is: other URLs in it are no news. That
 * it is still measured is told every half an hour.
 *
 * @param confirmed the fault; null where there is none
 * @param since when it was measured first
 * @param measuredAt when it was measured last, up to {@link Finding#RENEWED_AFTER} later
 * @param opposite the last measurement, if it says the opposite: a fault without a confirmed one; null otherwise
 * @param isClean whether the last verdict found no fault in spite of {@code confirmed}
 * @param isStale whether {@code confirmed} is of an earlier state of the domain
 */
public record FaultState(
        @Nullable Measurement confirmed,
        Instant since,
        Instant measuredAt,
        @Nullable Measurement opposite,
        boolean isClean,
        boolean isStale) {
    public static final FaultState NONE = new FaultState(null, Instant.EPOCH, Instant.EPOCH, null, false, false);

    /** As published by an earlier run, or by another instance. */
    public static FaultState restored(Finding published) {
        return confirmed(
                new Measurement(published.kind(), published.evidence()), published.since(), published.measuredAt());
    }

    private static FaultState confirmed(Measurement fault, Instant since, Instant measuredAt) {
        return new FaultState(fault, since, measuredAt, null, false, false);
    }

    /** The state after one more verdict. */
    public FaultState after(FaultVerdict verdict, Instant now) {
        if (!verdict.isKnown()) {
            return this;
        }
        if (verdict.found().isEmpty()) {
            return confirmed == null || isClean
                    ? NONE
                    : new FaultState(confirmed, since, measuredAt, null, true, isStale);
        }
        var measured = verdict.found().get(0).measured();
        if (confirmed != null) {
            var isToRenew = !now.isBefore(measuredAt.plus(Finding.RENEWED_AFTER));
            return isStale
                    ? confirmed(measured, since, now)
                    : confirmed(confirmed, since, isToRenew ? now : measuredAt);
        }
        return opposite == null
                ? new FaultState(null, now, now, measured, false, false)
                : confirmed(measured, since, now);
    }

    /** The state after a change of the domain: verdicts on its earlier state confirm nothing, and a fault holds until it is measured again. */
    public FaultState stale() {
        return confirmed == null ? NONE : new FaultState(confirmed, since, measuredAt, null, false, true);
    }

    /** Whether a fault that the next verdict finds is kept as {@link #confirmed}. */
    public boolean keepsNext() {
        return opposite != null || isStale;
    }

    /** The measurement behind the state, confirmed or not; null for none. */
    public @Nullable Measurement measured() {
        return confirmed == null ? opposite : confirmed;
    }

    /** Whether one more verdict may change the state, so that it should come soon. */
    public boolean isPending() {
        return opposite != null || isClean;
    }

    /** The finding; null without a confirmed fault. */
    public @Nullable Finding finding(Place at) {
        return confirmed == null ? null : confirmed.watched(at, since, measuredAt, Confidence.REPEATED);
    }

    /** Whether both are the same to subscribers. */
    public boolean tellsSameAs(FaultState other) {
        return Objects.equals(confirmed, other.confirmed) && measuredAt.equals(other.measuredAt);
    }
}
