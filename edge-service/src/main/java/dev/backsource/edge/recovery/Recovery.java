package dev.backsource.edge.recovery;

import dev.backsource.edge.EdgeSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way of an edge through records that end its process. It writes down which new records it is about to apply. After {@link #REPEATED} irregular ends
 * in a row, each soon after new records, the edge starts from its last known good snapshot and takes the newer records <em>carefully</em>: in sets, each
 * of which it writes down, applies and outlives for a while before the next. The first sets have one record, later ones twice as many as the one before,
 * so that a hundred thousand records take half a minute. A set that ended the process is tried again in sixteenths, and a record that ended it twice
 * alone is not applied any more.
 *
 * <p>One thread applies records; any thread may ask. Without a folder of snapshots it does nothing.
 */
public final class Recovery implements AutoCloseable {
    /** How long a process has to outlive new records for its end to have nothing to do with them. */
    static final Duration SETTLED_AFTER = Duration.ofSeconds(60);
    /** The ends in a row after which an edge takes new records carefully. */
    static final int REPEATED = 2;

    private static final Logger LOG = Logger.getLogger(Recovery.class);
    /** How soon after new records an end is blamed on them alone, while an edge applies them at once. */
    private static final Duration ALONE_FOR = Duration.ofSeconds(1);
    /** After that time without an end, earlier ends don't count, also where new records never cease. */
    private static final Duration ENDS_COUNT_FOR = Duration.ofMinutes(10);

    private static final String CULPRIT = "the edge's process ended twice while it applied this record alone";

    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);

    // Guarded by the lock of this object.
    private final RunLog log;
    private final CarefulSets sets = new CarefulSets();
    /** By partition, the offset up to which the loaded snapshot contains records. */
    private Map<Integer, Long> base = Map.of();
    /** When the edge began to take new records carefully; null while it applies them at once. */
    private @Nullable Instant carefulSince;
    /** Whether new records were written down since the process began, or was settled. */
    private boolean begun;

    private long startNanos;
    /** When new records came last. */
    private long lastNanos;

    /** The recovery by these settings, as the last run has left it. */
    public static Recovery of(EdgeSettings settings, LongSupplier nanoTime, Clock clock, MeterRegistry meters) {
        var recovery = settings.snapshot()
                .directory()
                .map(folder -> new Recovery(new RunFile(folder, settings.id()), newTimer(), nanoTime, clock))
                .orElseGet(() -> off(clock));
        Gauge.builder("backsource.edge.ends", recovery, Recovery::ends)
                .description("Irregular ends of the edge's process in a row, each soon after new records")
                .register(meters);
        return recovery;
    }

    /** The recovery of an edge that keeps nothing for its next run. */
    public static Recovery off(Clock clock) {
        return new Recovery(null, newTimer(), () -> 0, clock);
    }

    private static ScheduledExecutorService newTimer() {
        return new ScheduledThreadPoolExecutor(1, Recovery::newThread, new DiscardPolicy());
    }

    /**
     * @param store null to do nothing
     * @param timer settles the state
     * @param nanoTime as {@link System#nanoTime}
     * @param clock the time of day
     */
    Recovery(@Nullable RunStore store, ScheduledExecutorService timer, LongSupplier nanoTime, Clock clock) {
        this.log = new RunLog(store);
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** To be called before anything of the last run is loaded. */
    public synchronized void start() {
        log.start();
        startNanos = nanoTime.getAsLong();
        lastNanos = startNanos;
        var state = log.state();
        if (state.ends() > 0) {
            log.write(state);
            settleLater(SETTLED_AFTER);
            LOG.warnf(
                    "process ended irregularly soon after new records: ends=%d rejected=%d",
                    state.ends(), state.culprits().size());
        }
        carefulSince = state.ends() >= REPEATED ? clock.instant() : null;
    }

    /** Whether the edge starts from its last known good snapshot and takes newer records carefully; until it has taken all. */
    public synchronized boolean isCareful() {
        return carefulSince != null;
    }

    /** When that began; null while it isn't so. */
    public synchronized @Nullable Instant carefulSince() {
        return carefulSince;
    }

    /** Records up to these offsets, by partition, aren't new: the loaded snapshot contains them. */
    public synchronized void startsAt(Map<Integer, Long> offsets) {
        base = Map.copyOf(offsets);
    }

    /** The topic is another one than in the last run: nothing is known of its records. */
    public synchronized void forget() {
        carefulSince = null;
        base = Map.of();
        log.write(RunState.NONE);
    }

    /** Why a record must not be applied; null when it may. */
    public synchronized @Nullable String objection(int partition, long offset) {
        var culprits = log.state().culprits();
        return culprits.isEmpty() || !culprits.contains(new RecordId(partition, offset)) ? null : CULPRIT;
    }

    /**
     * How many of {@code records} to apply next, from the first on: all of them unless the edge is careful; none when it stops meanwhile.
     *
     * @param records in the order in which they are applied, at least one
     */
    public synchronized int nextSet(List<RecordId> records) {
        if (!isCareful()) {
            return records.size();
        }
        return isStopping() ? 0 : sets.next(records, log.state(), this::isKnown);
    }

    /** Writes down that {@code records} are going to be applied. */
    public synchronized void applying(List<RecordId> records) {
        if (!log.isKept() || isStopping()) {
            return;
        }
        var unknown = records.stream().filter(id -> !isKnown(id)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        lastNanos = nanoTime.getAsLong();
        var state = log.state();
        if (isCareful() || !begun) {
            log.write(state.trying(RecordSet.of(unknown)));
            begun = true;
            if (!state.unsettled()) {
                settleLater(SETTLED_AFTER);
            }
            if (!isCareful()) {
                timer.schedule(this::outliveFirst, ALONE_FOR.toMillis(), TimeUnit.MILLISECONDS);
            }
        } else if (state.trial() != null) {
            log.write(state.trying(null));
        }
    }

    /** The process has outlived the first new records for so long that a later end isn't blamed on them alone. */
    synchronized void outliveFirst() {
        if (!isCareful() && !isStopping() && log.state().trial() != null) {
            log.write(log.state().trying(null));
        }
    }

    /** The records have been applied and are served. A careful edge waits until it has outlived them for a while. */
    public void applied() {
        if (!isCareful()) {
            return;
        }
        try {
            if (!stopping.await(observed().toMillis(), TimeUnit.MILLISECONDS)) {
                pass();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized Duration observed() {
        return sets.observed(ends());
    }

    synchronized void pass() {
        if (log.state().trial() != null) {
            sets.pass();
            log.write(log.state().outlived());
        }
    }

    /** All records that the topic had have been applied. From now on the edge applies new ones at once. */
    public synchronized void caughtUp() {
        if (isCareful()) {
            carefulSince = null;
            log.write(log.state().tried());
            LOG.infof(
                    "all records taken after repeated ends: rejected=%d",
                    log.state().culprits().size());
        }
    }

    /** The process stops regularly. */
    public synchronized void stop() {
        if (!isStopping()) {
            stopping.countDown();
            if (log.state().unsettled()) {
                log.write(log.state().settled());
            }
        }
    }

    @Override
    public void close() {
        stop();
        timer.shutdownNow();
    }

    synchronized int ends() {
        return log.state().ends();
    }

    private boolean isKnown(RecordId id) {
        return id.offset() <= base.getOrDefault(id.partition(), -1L);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void settleLater(Duration in) {
        timer.schedule(this::settle, in.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Notes that the process has outlived all new records, if it has. */
    synchronized void settle() {
        var state = log.state();
        if (isStopping() || !state.unsettled()) {
            return;
        }
        var now = nanoTime.getAsLong();
        var left = SETTLED_AFTER.minusNanos(now - lastNanos);
        if (isCareful()) {
            settleLater(SETTLED_AFTER);
        } else if (left.compareTo(Duration.ZERO) > 0) {
            settleLater(left);
            if (state.ends() > 0 && now - startNanos >= ENDS_COUNT_FOR.toNanos()) {
                log.write(state.withoutEnds());
            }
        } else {
            begun = false;
            log.write(state.settled());
        }
    }

    private static Thread newThread(Runnable work) {
        var thread = new Thread(work, "run-record");
        thread.setDaemon(true);
        return thread;
    }
}
