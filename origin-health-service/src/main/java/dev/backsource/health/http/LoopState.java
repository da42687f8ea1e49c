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
 * an unknown verdict is none. A loop keeps its first measurement: other URLs in it are no news.
 *
 * @param confirmed the loop; null where there is none
 * @param since when it was measured first
 * @param measuredAt when it was confirmed
 * @param opposite the last measurement, if it says the opposite: a loop without a confirmed one; null otherwise
 * @param isClean whether the last verdict found no loop in spite of {@code confirmed}
 */
public record LoopState(
        @Nullable Measurement confirmed,
        Instant since,
        Instant measuredAt,
        @Nullable Measurement opposite,
        boolean isClean) {
    public static final LoopState NONE = new LoopState(null, Instant.EPOCH, Instant.EPOCH, null, false);

    /** As published by an earlier run, or by another instance. */
    public static LoopState restored(Finding published) {
        return new LoopState(
                new Measurement(published.kind(), published.evidence()),
                published.since(),
                published.measuredAt(),
                null,
                false);
    }

    /** The state after one more verdict. */
    public LoopState after(LoopVerdict verdict, Instant now) {
        if (!verdict.isKnown()) {
            return this;
        }
        if (verdict.found().isEmpty()) {
            return confirmed == null || isClean ? NONE : new LoopState(confirmed, since, measuredAt, null, true);
        }
        if (confirmed != null) {
            return new LoopState(confirmed, since, measuredAt, null, false);
        }
        var measured = verdict.found().get(0).measured();
        return opposite == null
                ? new LoopState(null, now, now, measured, false)
                : new LoopState(measured, since, now, null, false);
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
