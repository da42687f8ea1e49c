package dev.backsource.edge.progressive;

import dev.backsource.policy.Printable;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.TrialReport;
import dev.backsource.policy.event.TrialReport.State;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.DiscordantSketch;
import dev.backsource.policy.progressive.EdgeTrial;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The trial of one progressive rollout at this edge. All event loops use it, for requests to origins only; its lock is held for some arithmetic, after
 * every 32 resources for some microseconds. An aborted trial and an ended one take no lock.
 */
public final class Trial {
    /** The most characters of a failure's reason, so that a report with all trials stays well below the limit of a record. */
    static final int MAX_REASON = 160;

    /** A trial runs again once it hasn't held for so long, since one that holds time and again would otherwise say so each second. */
    private static final long STEADY_MS = 10_000;

    private static final Logger LOG = Logger.getLogger(Trial.class);

    private final String domain;
    private final String rollout;
    private final LongSupplier nanoTime;
    private final Clock clock;
    private final double alpha;
    /** Runs once the trial is aborted, without the lock. */
    private final Runnable onAbort;

    /** Changed under the lock. */
    private volatile Stage stage;
    /** The verdict on all further requests, or on those until the trial can start; null while it goes on. Changed under the lock. */
    private volatile @Nullable Verdict settled = Verdict.HOLD;
    /** Whether the last verdict was {@link Verdict#HOLD}. Changed under the lock. */
    private volatile boolean held;

    // Guarded by the lock of this trial.
    /** Null exactly while settled: it takes up to half a megabyte. */
    private @Nullable EdgeTrial judge;
    /** Of the last step of a settled trial; meaningless while it goes on. */
    private EdgeTrial.Counts counts = new EdgeTrial.Counts(0, 0, 0, 0);
    /** Likewise. */
    private DiscordantSketch sketch = DiscordantSketch.EMPTY;

    private StateVersion version;
    private int step;
    private State state;
    private Instant since;
    /** When the last verdict was {@link Verdict#HOLD}; meaningless before the first hold. */
    private long heldMs;

    private @Nullable String reason;

    private record Stage(int number, double share) {}

    /**
     * A trial in which all requests take the baseline until it starts, or takes over an abort.
     *
     * @param onAbort runs once the trial is aborted; must not block
     */
    Trial(
            String domain,
            StateVersion version,
            ProgressiveRollout rollout,
            LongSupplier nanoTime,
            Clock clock,
            Runnable onAbort) {
        this.domain = domain;
        this.rollout = rollout.id();
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.alpha = rollout.alpha();
        this.onAbort = onAbort;
        this.stage = new Stage(0, rollout.share());
        this.version = version;
        this.step = rollout.step();
        this.state = State.RUNNING;
        this.since = clock.instant();
    }

    /** To be called once, of a trial that has neither been restored nor ended. */
    synchronized void start() {
        judge = new EdgeTrial(alpha);
        stage = new Stage(judge.stage(), stage.share);
        since = clock.instant();
        settled = null;
        LOG.infof(
                "progressive rollout begins: domain=%s revision=%d rollout=%s step=%d share=%s",
                domain, version.revision(), rollout, step, stage.share);
    }

    /** Whether this is a trial of an earlier version of {@code ofDomain}. */
    synchronized boolean isBefore(String ofDomain, StateVersion later) {
        return domain.equals(ofDomain) && later.follows(version);
    }

    /** The verdict on the next back-to-origin request that may be asked again, which is counted. */
    public Verdict next() {
        var known = settled;
        if (known != null) {
            return known;
        }
        Verdict verdict;
        State next;
        boolean isNews;
        synchronized (this) {
            if (judge == null) {
                return Objects.requireNonNullElse(settled, Verdict.HOLD);
            }
            var nowMs = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong());
            verdict = judge.next(nowMs);
            next = after(verdict, nowMs);
            isNews = next == State.ABORTED ? abort(judge.counts(), judge.sketch()) : enter(next);
        }
        if (isNews) {
            tell(next);
        }
        return verdict;
    }

    /** The state after {@code verdict}. To be called with the lock. */
    private State after(Verdict verdict, long nowMs) {
        held = verdict == Verdict.HOLD;
        if (held) {
            heldMs = nowMs;
        }
        return switch (verdict) {
            case CONTINUE -> state == State.HOLDING && nowMs - heldMs < STEADY_MS ? State.HOLDING : State.RUNNING;
            case HOLD -> State.HOLDING;
            case ABORT -> State.ABORTED;
        };
    }

    /** Whether all requests take the baseline for the moment, by the last verdict, or until the trial can start. */
    public boolean isHeld() {
        var known = settled;
        return known == null ? held : known == Verdict.HOLD;
    }

    /** The number of the present stage, to be taken before the {@link #share()} and to be given back with the outcome. */
    public int stage() {
        return stage.number;
    }

    /** The share of the candidate, above 0 and at most 0.95. Never shrinks. */
    public double share() {
        return stage.share;
    }

    /**
     * Counts the outcome of a request whose verdict was {@link Verdict#CONTINUE}.
     *
     * @param ofStage the {@link #stage()} before the request's arm was drawn
     * @param key a hash of the resource whose arm was drawn, the same at each edge
     * @param why the reason of the failure under {@code arm}, as others may have worded it; null for none
     */
    public void ended(int ofStage, Arm arm, long key, EdgeTrial.Pair pair, @Nullable String why) {
        var isHarm = arm == Arm.CANDIDATE && pair == EdgeTrial.Pair.DISCORDANT;
        var shown = isHarm && why != null ? Printable.of(why, MAX_REASON) : null;
        synchronized (this) {
            if (judge == null) {
                return;
            }
            judge.ended(ofStage, arm, key, pair);
            if (shown != null) {
                reason = shown;
            }
        }
    }

    /** Whether the candidate did harm, so that all requests take the baseline, and nothing stored of the candidate is served. */
    public boolean isAborted() {
        return settled == Verdict.ABORT;
    }

    /** The id of the rollout, which is the salt of {@link Arm}. */
    public String rollout() {
        return rollout;
    }

    /** Begins the next stage if {@code next} is a later step. */
    void advance(StateVersion of, ProgressiveRollout next) {
        boolean isAborted;
        synchronized (this) {
            version = of.follows(version) ? of : version;
            if (settled == Verdict.ABORT || next.step() <= step) {
                return;
            }
            if (judge == null) {
                beginStep(next, stage.number);
                return;
            }
            var before = judge.counts();
            var marked = judge.sketch();
            judge.nextStage();
            isAborted = judge.isAborted();
            if (isAborted) {
                abort(before, marked);
            } else {
                beginStep(next, judge.stage());
            }
        }
        if (isAborted) {
            tell(State.ABORTED);
        } else {
            LOG.infof(
                    "progressive rollout advances: domain=%s revision=%d rollout=%s step=%d share=%s",
                    domain, of.revision(), rollout, next.step(), share());
        }
    }

    /** To be called with the lock. */
    private void beginStep(ProgressiveRollout next, int number) {
        step = next.step();
        stage = new Stage(number, Math.max(stage.share, next.share()));
    }

    /** Has all further requests take the baseline, since the rollout isn't served any more. */
    synchronized void end() {
        if (judge != null) {
            counts = judge.counts();
            sketch = judge.sketch();
            judge = null;
            settled = Verdict.HOLD;
        }
    }

    /** Its report; of an aborted trial with the step at which it was aborted, and the counts and the sketch of that step. */
    TrialReport report() {
        TrialReport report;
        boolean isNews;
        synchronized (this) {
            isNews = goOnIfSteady();
            report = present();
        }
        if (isNews) {
            tell(State.RUNNING);
        }
        return report;
    }

    /** A trial that gets no requests any more doesn't hold for good. To be called with the lock. */
    private boolean goOnIfSteady() {
        var nowMs = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong());
        return judge != null && state == State.HOLDING && nowMs - heldMs >= STEADY_MS && enter(State.RUNNING);
    }

    /** To be called with the lock. */
    private TrialReport present() {
        var counted = judge == null ? counts : judge.counts();
        return new TrialReport(
                domain,
                version.revision(),
                rollout,
                step,
                state,
                counted.candidates(),
                counted.candidatesDiscordant(),
                counted.controls(),
                counted.controlsDiscordant(),
                judge == null ? sketch : judge.sketch(),
                reason,
                since);
    }

    synchronized State state() {
        return state;
    }

    /** Takes over an abort of this rollout that this edge has reported before. */
    synchronized void restore(TrialReport then) {
        abort(
                new EdgeTrial.Counts(
                        then.candidates(), then.candidatesDiscordant(), then.controls(), then.controlsDiscordant()),
                then.sketch());
        step = then.step();
        since = then.since();
        reason = then.reason();
        LOG.infof(
                "progressive rollout aborted before, baseline served: domain=%s revision=%d rollout=%s since=%s",
                domain, version.revision(), rollout, since);
    }

    /** To be called with the lock. */
    private boolean abort(EdgeTrial.Counts by, DiscordantSketch marked) {
        counts = by;
        sketch = marked;
        judge = null;
        settled = Verdict.ABORT;
        return enter(State.ABORTED);
    }

    /** To be called with the lock. */
    private boolean enter(State next) {
        if (state == next) {
            return false;
        }
        state = next;
        since = clock.instant();
        return true;
    }

    private void tell(State entered) {
        switch (entered) {
            case RUNNING -> LOG.infof("progressive rollout goes on: domain=%s rollout=%s", domain, rollout);
            case HOLDING ->
                LOG.infof(
                        "progressive rollout pauses while the origin fails, baseline served: domain=%s rollout=%s",
                        domain, rollout);
            case ABORTED -> {
                var last = report();
                LOG.warnf(
                        "progressive rollout aborted, baseline served: domain=%s revision=%d rollout=%s step=%d"
                                + " candidate=%d/%d baseline=%d/%d reason=%s",
                        domain,
                        last.revision(),
                        rollout,
                        last.step(),
                        last.candidatesDiscordant(),
                        last.candidates(),
                        last.controlsDiscordant(),
                        last.controls(),
                        last.reason());
                onAbort.run();
            }
        }
    }
}
