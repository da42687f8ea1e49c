package dev.backsource.health.http;

import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of an origin's redirects, from a series of verdicts. Two verdicts in a row change it, so that one response out of place is no alert, and
 * an unknown verdict is none. A loop keeps its first measurement while its domain stays as it is: other URLs in it are no news.
 *
 * @param confirmed the loop; null where there is none
 * @param since when it was measured first
 * @param measuredAt when {@code confirmed} was measured
 * @param opposite the last measurement, if it says the opposite: a loop without a confirmed one; null otherwise
 * @param isClean whether the last verdict found no loop in spite of {@code confirmed}
 * @param isStale whether {@code confirmed} is of an earlier state of the domain
 */
public record LoopState(
        @Nullable Measurement confirmed,
        Instant since,
        Instant measuredAt,
        @Nullable Measurement opposite,
        boolean isClean,
        boolean isStale) {
    public static final LoopState NONE = new LoopState(null, Instant.EPOCH, Instant.EPOCH, null, false, false);

    /** As published by an earlier run, or by another instance. */
    public static LoopState restored(Finding published) {
        return confirmed(
                new Measurement(published.kind(), published.evidence()), published.since(), published.measuredAt());
    }

    private static LoopState confirmed(Measurement loop, Instant since, Instant measuredAt) {
        return new LoopState(loop, since, measuredAt, null, false, false);
    }

    /** The state after one more verdict. */
    public LoopState after(LoopVerdict verdict, Instant now) {
        if (!verdict.isKnown()) {
            return this;
        }
        if (verdict.found().isEmpty()) {
            return confirmed == null || isClean
                    ? NONE
                    : new LoopState(confirmed, since, measuredAt, null, true, isStale);
        }
        var measured = verdict.found().get(0).measured();
        if (confirmed != null) {
            return isStale ? confirmed(measured, since, now) : confirmed(confirmed, since, measuredAt);
        }
        return opposite == null
                ? new LoopState(null, now, now, measured, false, false)
                : confirmed(measured, since, now);
    }

    /** The state after a change of the domain: verdicts on its earlier state confirm nothing, and a loop holds until it is measured again. */
    public LoopState stale() {
        return confirmed == null ? NONE : new LoopState(confirmed, since, measuredAt, null, false, true);
    }

    /** Whether a loop that the next verdict finds is kept as {@link #confirmed}. */
    public boolean needsRemedy() {
        return opposite != null || isStale;
    }

    /** Whether one more verdict may change the state, so that it should come soon. */
    public boolean isPending() {
        return opposite != null || isClean;
    }

    /** The finding; null without a confirmed loop. */
    public @Nullable Finding finding(Place at) {
        return confirmed == null ? null : confirmed.watched(at, since, measuredAt, Confidence.REPEATED);
    }

    /** Whether a published finding is one of these. */
    public static boolean isLoop(Finding finding) {
        return finding.kind() == FindingKind.REDIRECT_LOOP;
    }
}
