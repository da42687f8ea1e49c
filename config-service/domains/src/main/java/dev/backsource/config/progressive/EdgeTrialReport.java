package dev.backsource.config.progressive;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.policy.event.TrialReport;
import dev.backsource.policy.progressive.Arm;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An edge's trial of a rollout, by its latest report.
 *
 * @param inReach whether the report is recent; the counts of an older one are unknown
 * @param trial null where it reports none: it serves the baseline alone, as edges of an earlier version do, or hasn't applied the rollout
 */
record EdgeTrialReport(
        EdgeReport report, boolean inReach, @Nullable TrialReport trial) {
    /** More than an edge can count in a step. Sums of such numbers don't overflow. */
    private static final long MOST = 1L << 40;

    String edge() {
        return report.status().edge();
    }

    /** The trial with its counts of {@code step}; null where they are unknown. */
    @Nullable
    TrialReport countsOf(int step) {
        var reported = trial;
        return inReach && reported != null && reported.step() == step && arePossible(reported) ? reported : null;
    }

    /** Whether the counts of a report can be true. */
    static boolean arePossible(TrialReport reported) {
        return arePossible(reported.candidates(), reported.candidatesDiscordant())
                && arePossible(reported.controls(), reported.controlsDiscordant());
    }

    /** Whether the sketch of a report can be true: each mark is that of a discordant resource. */
    static boolean isSketchPossible(TrialReport reported) {
        return reported.sketch().marks(Arm.CANDIDATE) <= reported.candidatesDiscordant()
                && reported.sketch().marks(Arm.BASELINE) <= reported.controlsDiscordant();
    }

    /** Whether a resource failed under the candidate alone in {@code step}, by the sketch. */
    boolean hasMarked(int step) {
        var counts = countsOf(step);
        return counts != null && isSketchPossible(counts) && counts.sketch().marks(Arm.CANDIDATE) > 0;
    }

    private static boolean arePossible(long resources, long discordant) {
        return 0 <= discordant && discordant <= resources && resources <= MOST;
    }

    /** The edge's abort of the rollout, which doesn't age: it is for good; null for none. */
    @Nullable
    EdgeAbort abort() {
        var reported = trial;
        return reported == null || reported.state() != TrialReport.State.ABORTED
                ? null
                : new EdgeAbort(edge(), reported.since());
    }

    boolean isAnswered(Set<EdgeAbort> answered) {
        var abort = abort();
        return abort != null && answered.contains(abort);
    }

    boolean isHolding() {
        var reported = trial;
        return inReach && reported != null && reported.state() == TrialReport.State.HOLDING;
    }
}
