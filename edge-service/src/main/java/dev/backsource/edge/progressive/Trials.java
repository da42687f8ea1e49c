package dev.backsource.edge.progressive;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.TrialReport;
import dev.backsource.policy.event.TrialReport.State;
import dev.backsource.policy.progressive.ProgressiveRollout;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The trials of the progressive rollouts that this edge serves, at most {@link #MOST}. A rollout that it aborted stays aborted, after its trial has ended
 * and after a restart too ({@link AbortSaver}). Thread-safe; event loops use the single trials, without the lock of all.
 */
public final class Trials implements AutoCloseable {
    /** The domains of further rollouts take the baseline; as many trials again wait for the end of others. */
    static final int MOST = TrialReport.MOST;

    private static final Logger LOG = Logger.getLogger(Trials.class);

    private final LongSupplier nanoTime;
    private final Clock clock;
    private final AbortSaver saver;
    private final Counter aborts;
    private final Runnable report;
    /** In the order in which they began. Guarded by the lock of this object. */
    private final Map<Key, Trial> trials = new LinkedHashMap<>();
    /** Those that wait for the end of others, in the order in which they came. Guarded by the lock of this object. */
    private final Map<Key, Trial> waiting = new LinkedHashMap<>();
    /** The last reports of aborted rollouts without a trial, since it ended or the edge has restarted. Guarded by the lock of this object. */
    private final Map<Key, TrialReport> aborted = BoundedMap.byAge(MOST);

    private record Key(String domain, String rollout) {
        static Key of(TrialReport report) {
            return new Key(report.domain(), report.rollout());
        }
    }

    /**
     * The trials by these settings, with the aborts of the edge's last run.
     *
     * @param nanoTime as {@link System#nanoTime}
     * @param clock the time of day
     * @param report requests a report, at once; must not block
     */
    public static Trials of(
            EdgeSettings settings, LongSupplier nanoTime, Clock clock, MeterRegistry meters, Runnable report) {
        var file = settings.snapshot().directory().map(folder -> new AbortFile(folder, settings.id()));
        return new Trials(file.orElse(null), AbortSaver.newWorker(), nanoTime, clock, meters, report);
    }

    /**
     * @param file null to keep aborts in memory only
     * @param worker the thread that writes it
     */
    Trials(
            @Nullable AbortFile file,
            ScheduledExecutorService worker,
            LongSupplier nanoTime,
            Clock clock,
            MeterRegistry meters,
            Runnable report) {
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.report = report;
        this.saver = new AbortSaver(file, this::aborted, worker);
        if (file != null) {
            file.read().forEach(then -> aborted.put(Key.of(then), then));
        }
        this.aborts = Counter.builder("backsource.edge.trial.aborts")
                .description("Progressive rollouts aborted by this edge")
                .register(meters);
        for (var state : State.values()) {
            Gauge.builder("backsource.edge.trials", this, all -> all.count(state))
                    .description("Progressive rollouts that this edge serves, by state")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    /**
     * The trial of {@code rollout}, which begins, goes on, or begins its next stage if the rollout has made a step. An earlier step changes nothing.
     *
     * @param domain wildcards as {@code *.example.com}
     * @param version of the domain
     */
    public synchronized Trial serve(String domain, StateVersion version, ProgressiveRollout rollout) {
        var key = new Key(domain, rollout.id());
        var known = trials.containsKey(key) ? trials.get(key) : waiting.get(key);
        if (known != null) {
            known.advance(version, rollout);
            return known;
        }
        endBefore(domain, version);
        var trial = new Trial(domain, version, rollout, nanoTime, clock, this::onAbort);
        if (trials.size() < MOST) {
            start(key, trial);
            return trial;
        }
        LOG.warnf(
                "progressive rollout not tried, baseline served: domain=%s rollout=%s reason=%d others run",
                domain, rollout.id(), MOST);
        if (waiting.size() < MOST) {
            waiting.put(key, trial);
        }
        return trial;
    }

    private void start(Key key, Trial trial) {
        var before = aborted.remove(key);
        if (before == null) {
            trial.start();
        } else {
            trial.restore(before);
        }
        trials.put(key, trial);
    }

    /** Ends the trial of a rollout that isn't served any more, if there is one: its requests in progress take the baseline from now on. */
    public synchronized void end(String domain, String rolloutId) {
        end(new Key(domain, rolloutId));
    }

    /** Ends the rollouts that {@code domain} was in before {@code version}: a domain is in one at most, and needs one place. */
    private void endBefore(String domain, StateVersion version) {
        Stream.of(trials, waiting)
                .flatMap(all -> all.entrySet().stream())
                .filter(entry -> entry.getValue().isBefore(domain, version))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::end);
    }

    private void end(Key key) {
        waiting.remove(key);
        var trial = trials.remove(key);
        if (trial == null) {
            return;
        }
        trial.end();
        if (trial.isAborted()) {
            aborted.put(key, trial.report());
        } else {
            LOG.infof("progressive rollout ends: domain=%s rollout=%s", key.domain, key.rollout);
        }
        startNext();
    }

    private void startNext() {
        var all = waiting.entrySet().iterator();
        if (!all.hasNext()) {
            return;
        }
        var next = all.next();
        all.remove();
        start(next.getKey(), next.getValue());
    }

    /** The reports of all trials. */
    public List<TrialReport> reports() {
        return all().stream().map(Trial::report).toList();
    }

    /** Keeps the last aborts. */
    @Override
    public void close() {
        saver.close();
    }

    private synchronized List<Trial> all() {
        return List.copyOf(trials.values());
    }

    private long count(State state) {
        return all().stream().filter(trial -> trial.state() == state).count();
    }

    /** The reports of the aborted rollouts; those that are served come last. */
    private synchronized List<TrialReport> aborted() {
        var all = new ArrayList<>(aborted.values());
        trials.values().stream().filter(Trial::isAborted).map(Trial::report).forEach(all::add);
        return all;
    }

    private void onAbort() {
        report.run();
        saver.changed();
        aborts.increment();
    }
}
