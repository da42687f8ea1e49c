package dev.backsource.config.progressive;

import dev.backsource.config.edges.EdgeReports;
import dev.backsource.config.edges.EdgeSettings;
import dev.backsource.config.outbox.Position;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rollouts as the edges report them, without the database. */
@Singleton
final class EdgesView implements RolloutView {
    /** The age of the last round from which the driver is at a standstill. */
    private static final Duration STANDSTILL = Duration.ofSeconds(5);

    /** The age of the last round up to which its reading of the reports is used again. */
    private static final Duration RECENT = Duration.ofSeconds(2);

    /** Above what a reader needs to tell apart, and a number in JSON. */
    private static final double MAX_EVIDENCE = 1e9;

    private final EdgeReports reports;
    private final StepCoverage coverage;
    private final JudgedRollouts judged;
    private final Duration silence;
    private final Clock clock;

    EdgesView(EdgeReports reports, StepCoverage coverage, JudgedRollouts judged, EdgeSettings settings, Clock clock) {
        this.reports = reports;
        this.coverage = coverage;
        this.judged = judged;
        this.silence = settings.edgeSilence();
        this.clock = clock;
    }

    @Override
    public Optional<RolloutProgress> of(StoredRollout rollout) {
        return reports.areKnown() ? Optional.of(progress(rollout)) : Optional.empty();
    }

    @Override
    public Optional<RolloutProgress> listed(StoredRollout rollout) {
        var known = judged.of(rollout.id());
        return reports.areKnown() && known != null && isAsJudged(rollout, known.rollout())
                ? Optional.of(listed(known))
                : Optional.empty();
    }

    private static boolean isAsJudged(StoredRollout rollout, StoredRollout then) {
        return rollout.step() == then.step() && rollout.state() == then.state();
    }

    private RolloutProgress listed(JudgedRollout known) {
        var now = clock.instant();
        var open = new ArrayList<>(known.waitsFor());
        addTrouble(open, known, now);
        return new RolloutProgress(
                isOld(judged.at(), STANDSTILL, now)
                        ? null
                        : arms(known.fleet(), known.rollout().step()),
                open,
                evidence(known.evidence()),
                List.of());
    }

    private static @Nullable RolloutArms arms(FleetTrial fleet, int step) {
        var trials = fleet.trialsOf(step);
        return trials.isEmpty() ? null : FleetTrial.arms(trials);
    }

    private RolloutProgress progress(StoredRollout rollout) {
        var now = clock.instant();
        var known = judged.of(rollout.id());
        var fleet = known != null && !isOld(judged.at(), RECENT, now)
                ? known.fleet()
                : FleetTrial.of(rollout.id(), reports.all(), silence, now);
        return new RolloutProgress(
                arms(fleet, rollout.step()),
                waitsFor(rollout, fleet, known, now),
                known == null ? null : evidence(known.evidence()),
                fleet.edges().stream().map(EdgesView::atEdge).toList());
    }

    private static boolean isOld(@Nullable Instant judgedAt, Duration age, Instant now) {
        return judgedAt != null && now.isAfter(judgedAt.plus(age));
    }

    private List<StepCondition> waitsFor(
            StoredRollout rollout, FleetTrial fleet, @Nullable JudgedRollout known, Instant now) {
        var rule = new StepRule(rollout, fleet, 0, () -> coverage.lacking(rollout, position(rollout, known)), now);
        var open = new ArrayList<>(rule.conditions());
        addTrouble(open, known, now);
        return open;
    }

    private void addTrouble(List<StepCondition> open, @Nullable JudgedRollout known, Instant now) {
        var trouble = known == null ? null : known.trouble();
        if (trouble != null) {
            open.add(trouble);
        }
        var judgedAt = judged.at();
        if (isOld(judgedAt, STANDSTILL, now)) {
            open.add(StepCondition.database("the database has not been read since " + judgedAt));
        }
    }

    private static @Nullable Position position(StoredRollout rollout, @Nullable JudgedRollout known) {
        return known != null && known.rollout().revision() == rollout.revision() ? known.position() : null;
    }

    private static @Nullable Double evidence(double evidence) {
        return Double.isNaN(evidence) ? null : Math.min(evidence, MAX_EVIDENCE);
    }

    private static RolloutAtEdge atEdge(EdgeTrialReport edge) {
        var trial = edge.trial();
        var reportedAt = edge.report().status().reportedAt();
        if (trial == null) {
            return new RolloutAtEdge(
                    edge.edge(), RolloutAtEdge.State.UNKNOWN, null, null, null, null, null, reportedAt);
        }
        var counts = edge.countsOf(trial.step());
        return new RolloutAtEdge(
                edge.edge(),
                state(edge),
                trial.step(),
                counts == null ? null : new ArmCounts(counts.candidates(), counts.candidatesDiscordant()),
                counts == null ? null : new ArmCounts(counts.controls(), counts.controlsDiscordant()),
                trial.reason(),
                trial.since(),
                reportedAt);
    }

    /** An abort is for good, so it is known of a silent edge, too. */
    private static RolloutAtEdge.State state(EdgeTrialReport edge) {
        if (edge.abort() != null) {
            return RolloutAtEdge.State.ABORTED;
        }
        if (!edge.inReach()) {
            return RolloutAtEdge.State.UNKNOWN;
        }
        return edge.isHolding() ? RolloutAtEdge.State.HOLDING : RolloutAtEdge.State.RUNNING;
    }
}
