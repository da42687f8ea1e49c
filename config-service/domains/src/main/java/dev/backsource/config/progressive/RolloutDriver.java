package dev.backsource.config.progressive;

import dev.backsource.config.database.CallingContext;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.Publication;
import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.edges.EdgeReports;
import dev.backsource.config.edges.EdgeSettings;
import dev.backsource.config.edges.FaultTolerantConsumer;
import dev.backsource.config.edges.Listening;
import dev.backsource.config.periodic.PeriodicTask;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.write.Write;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.event.TrialReport;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Moves the rollouts under way by {@link StepRule}, once a second, and at once when an edge reports an abort. Every instance does; a write has no effect
 * when another instance or a person was first. What fails for one rollout leaves the others alone, and the next round tries it again. No round waits for a
 * write, so that one that waits for its domain's row delays no abort of another domain.
 *
 * <p>After a start the latest reports are read again, and the pooled test begins anew with them: it has the present step as a whole, and none of the earlier
 * ones. Each such test aborts a candidate that does no harm with a probability of at most 1 in 10,000.
 */
@Singleton
final class RolloutDriver {
    private static final Logger LOG = Logger.getLogger(RolloutDriver.class);
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final ProgressiveRollouts rollouts;
    private final Writes writes;
    private final DomainReader domains;
    private final EdgeReports reports;
    private final StepCoverage coverage;
    private final JudgedRollouts judged;
    private final DriverMetrics metrics;
    private final Duration silence;
    private final Listening listening;
    private final Clock clock;
    private final RoundTurns turns;
    private final WritesUnderWay writing = new WritesUnderWay();
    private final Vertx vertx;
    private final PeriodicTask ticks = new PeriodicTask("progressive rollouts", ROUND, this::tick);
    /** By id. Used in rounds only. */
    private Map<String, FollowedRollout> followed = Map.of();

    private @Nullable Cancellable hearing;

    RolloutDriver(
            Vertx vertx,
            ProgressiveRollouts rollouts,
            Writes writes,
            DomainReader domains,
            EdgeReports reports,
            StepCoverage coverage,
            JudgedRollouts judged,
            DriverMetrics metrics,
            EdgeSettings settings,
            Clock clock) {
        this.vertx = vertx;
        this.turns = new RoundTurns(vertx, this::round);
        this.rollouts = rollouts;
        this.writes = writes;
        this.domains = domains;
        this.reports = reports;
        this.coverage = coverage;
        this.judged = judged;
        this.metrics = metrics;
        this.silence = settings.edgeSilence();
        this.listening = new Listening(silence);
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        var each = new FaultTolerantConsumer<EdgeReport>(
                this::heard, failure -> LOG.error("could not look for an abort in a report", failure));
        hearing = reports.heard()
                .subscribe()
                .with(each, failure -> LOG.error("aborts of edges are only looked for once a second", failure));
        ticks.startAfter(ROUND);
    }

    void stop(@Observes ShutdownEvent event) {
        ticks.stop();
        if (hearing != null) {
            hearing.cancel();
        }
    }

    /** The round isn't waited for: it takes longer while the database is slow. */
    private Uni<Void> tick() {
        turns.begin();
        return Uni.createFrom().voidItem();
    }

    private void heard(EdgeReport report) {
        listening.heard(clock.instant());
        if (report.status().trials().stream().anyMatch(trial -> isNewAbort(report, trial))) {
            turns.beginAnother();
        }
    }

    private boolean isNewAbort(EdgeReport report, TrialReport trial) {
        var known = trial.state() == TrialReport.State.ABORTED ? judged.of(trial.rollout()) : null;
        return known != null
                && known.fleet().edges().stream()
                        .noneMatch(edge -> edge.edge().equals(report.status().edge()) && edge.abort() != null);
    }

    private Uni<Void> round() {
        return CallingContext.back(rollouts.active()).chain(active -> {
            follow(active);
            judgeAndAct();
            return locate(followed.values().stream()
                    .filter(each -> each.position() == null)
                    .toList());
        });
    }

    private void follow(List<StoredRollout> active) {
        var now = new LinkedHashMap<String, FollowedRollout>();
        for (var rollout : active) {
            var known = followed.get(rollout.id());
            if (known == null) {
                known = new FollowedRollout(rollout);
            } else {
                known.become(rollout);
            }
            now.put(rollout.id(), known);
        }
        followed = now;
    }

    /** An abort that is reported meanwhile doesn't wait for the last one. */
    private Uni<Void> locate(List<FollowedRollout> unlocated) {
        return Multi.createFrom()
                .iterable(unlocated)
                .select()
                .first(each -> !turns.isAnotherWanted())
                .onItem()
                .transformToUniAndConcatenate(this::locate)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Looks up the position of a revision, for the next round. */
    private Uni<Void> locate(FollowedRollout each) {
        var rollout = each.rollout();
        return CallingContext.back(domains.revision(rollout.domain(), rollout.revision()))
                .map(Publication::position)
                .invoke(each::isPublishedAt)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private void judgeAndAct() {
        var now = clock.instant();
        var all = followed.isEmpty() ? List.<EdgeReport>of() : reports.all();
        var fleets =
                FleetTrial.of(followed.keySet(), reports.areKnown(), listening.isLongEnough(now), all, silence, now);
        var decided = followed.values().stream()
                .map(each -> new DecidedMove(each, judge(each, fleetOf(each, fleets), now)))
                .sorted(DecidedMove.BY_TURN)
                .toList();
        show(fleets, now);
        decided.forEach(each -> act(each, now));
    }

    private StepDecision judge(FollowedRollout each, FleetTrial fleet, Instant now) {
        try {
            return each.judge(fleet, () -> coverage.lacking(each.rollout(), each.position()), now);
        } catch (RuntimeException failure) {
            LOG.errorf(
                    failure,
                    "could not judge progressive rollout %s; it stays",
                    each.rollout().id());
            return StepDecision.stay(List.of());
        }
    }

    private void show(Map<String, FleetTrial> fleets, Instant now) {
        judged.are(
                followed.values().stream()
                        .map(each -> each.judged(fleetOf(each, fleets)))
                        .toList(),
                now);
    }

    private static FleetTrial fleetOf(FollowedRollout each, Map<String, FleetTrial> fleets) {
        return fleets.getOrDefault(each.rollout().id(), FleetTrial.UNKNOWN);
    }

    private void act(DecidedMove each, Instant now) {
        var id = each.followed().rollout().id();
        var write = write(each.followed().rollout(), each.decision());
        if (write == null) {
            each.followed().hasTrouble(null);
        } else if (writing.begin(id, each.kind())) {
            each.followed().isTriedAt(now);
            CallingContext.begin(
                    vertx,
                    () -> writes.run(write).invoke(isDone -> done(each, isDone)),
                    isDone -> ended(id, isDone),
                    failure -> {
                        failed(each, failure);
                        ended(id, false);
                    });
        }
    }

    private void ended(String id, boolean isDone) {
        if (writing.end(id, isDone)) {
            turns.beginAnother();
        }
    }

    private @Nullable Write<Boolean> write(StoredRollout rollout, StepDecision decision) {
        return switch (decision.kind()) {
            case STAY -> null;
            case STEP -> rollouts.step(rollout.id(), rollout.step());
            case PROMOTE -> rollouts.promote(rollout.id());
            case PAUSE -> rollouts.pause(rollout.id(), decision.because());
            case FREEZE -> rollouts.freeze(rollout.id(), decision.aborts(), decision.because());
            case ABORT -> rollouts.abort(rollout.id(), decision.because());
        };
    }

    private void done(DecidedMove each, boolean isDone) {
        each.followed().hasTrouble(null);
        if (isDone) {
            var rollout = each.followed().rollout();
            metrics.did(each.kind());
            LOG.infof(
                    "progressive rollout: domain=%s rollout=%s step=%d decision=%s; %s",
                    rollout.domain(),
                    rollout.id(),
                    rollout.step(),
                    each.kind(),
                    each.decision().because().sentence());
        }
    }

    private static void failed(DecidedMove each, Throwable failure) {
        var rollout = each.followed().rollout();
        LOG.debugf(failure, "%s of progressive rollout %s failed; retrying", each.kind(), rollout.id());
        each.followed()
                .hasTrouble(
                        failure instanceof RefusedException refused
                                ? StepCondition.refused(refused.reason())
                                : StepCondition.database("the database could not be written; retrying"));
    }
}
