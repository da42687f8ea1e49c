package dev.backsource.edge.recovery;

import dev.backsource.edge.EdgeSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
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
    private static final Duration OBSERVED = Duration.ofMillis(200);
    /** How soon after new records an end is blamed on them alone, while an edge applies them at once. */
    private static final Duration ALONE_FOR = Duration.ofSeconds(1);
    /** After that time without an end, earlier ends don't count, also where new records never cease. */
    private static final Duration ENDS_COUNT_FOR = Duration.ofMinutes(10);
    /** The ends after which each further one doubles the time for which a set is observed. */
    private static final int OBSERVED_LONGER_AFTER = 4;

    private static final int MOST_DOUBLINGS = 8;
    private static final int MOST_TIMES_AGAIN = 8;
    private static final int SINGLES = 16;
    private static final int PARTS = 16;
    private static final int LARGEST_DOUBLING = 20;
    private static final String CULPRIT = "the edge's process ended twice while it applied this record alone";

    private final @Nullable RunStore store;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);

    // Guarded by the lock of this object.
    private RunState state = RunState.NONE;
    private Map<Integer, Long> base = Map.of();
    private boolean careful;
    /** Whether the state says of the records since the process began, or since it was settled. */
    private boolean begun;

    /** Whether the records on trial have passed an earlier one. */
    private boolean again;

    private boolean failing;
    private long startNanos;
    private long lastNanos;
    private int setsTried;
    private @Nullable Instant since;

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
        this.store = store;
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** To be called before anything of the last run is loaded. */
    public synchronized void start() {
        if (store == null) {
            return;
        }
        var left = store.read();
        state = left.started();
        startNanos = nanoTime.getAsLong();
        lastNanos = startNanos;
        if (state.ends() > 0) {
            write(state);
            settleLater(SETTLED_AFTER);
            LOG.warnf(
                    "process ended irregularly soon after new records: ends=%d rejected=%d",
                    state.ends(), state.culprits().size());
        }
        careful = state.ends() >= REPEATED;
        since = careful ? clock.instant() : null;
    }

    /** Whether the edge starts from its last known good snapshot and takes newer records carefully; until it has taken all. */
    public synchronized boolean isCareful() {
        return careful;
    }

    /** When that began; null while it isn't so. */
    public synchronized @Nullable Instant since() {
        return careful ? since : null;
    }

    /** Records up to these offsets, by partition, aren't new: the loaded snapshot contains them. */
    public synchronized void startsAt(Map<Integer, Long> offsets) {
        base = Map.copyOf(offsets);
    }

    /** The topic is another one than in the last run: nothing is known of its records. */
    public synchronized void forget() {
        careful = false;
        base = Map.of();
        if (store != null) {
            write(RunState.NONE);
        }
    }

    /** Why a record must not be applied; null when it may. */
    public synchronized @Nullable String objection(int partition, long offset) {
        return state.culprits().isEmpty() || !state.culprits().contains(new RecordId(partition, offset))
                ? null
                : CULPRIT;
    }

    /**
     * How many of {@code records} to apply next, from the first on: all of them unless the edge is careful; none when it stops meanwhile.
     *
     * @param records in the order in which they are applied, at least one
     */
    public synchronized int nextSet(List<RecordId> records) {
        if (!careful) {
            return records.size();
        }
        if (stopping.getCount() == 0) {
            return 0;
        }
        var standing = standing(records.get(0));
        again = standing == Standing.PASSED;
        var most = most(standing);
        var count = 1;
        while (count < Math.min(most, records.size()) && standing(records.get(count)) == standing) {
            count++;
        }
        return count;
    }

    /** Writes down that {@code records} are going to be applied. */
    public synchronized void applying(List<RecordId> records) {
        if (store == null || stopping.getCount() == 0) {
            return;
        }
        var unknown = records.stream().filter(id -> !isKnown(id)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        lastNanos = nanoTime.getAsLong();
        if (careful || !begun) {
            var settled = !state.unsettled();
            write(state.trying(RecordSet.of(unknown)));
            begun = true;
            if (settled) {
                settleLater(SETTLED_AFTER);
            }
            if (!careful) {
                timer.schedule(this::outliveFirst, ALONE_FOR.toMillis(), TimeUnit.MILLISECONDS);
            }
        } else if (state.trial() != null) {
            write(state.trying(null));
        }
    }

    /** The process has outlived the first new records for so long that a later end isn't blamed on them alone. */
    synchronized void outliveFirst() {
        if (!careful && stopping.getCount() > 0 && state.trial() != null) {
            write(state.trying(null));
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

    /**
     * How long the records on trial are observed. Those that passed an earlier trial are applied together, and observed longer each time: if one of them
     * ends the process late, that seldom comes while another record is on trial, and more seldom twice while the same is.
     */
    synchronized Duration observed() {
        var doublings = Math.max(0, Math.min(state.ends() - OBSERVED_LONGER_AFTER, MOST_DOUBLINGS));
        var observed = OBSERVED.multipliedBy(1L << doublings);
        return again ? observed.multipliedBy(Math.min(state.ends(), MOST_TIMES_AGAIN)) : observed;
    }

    synchronized void pass() {
        if (state.trial() != null) {
            setsTried += again ? 0 : 1;
            write(state.outlived());
        }
    }

    /** All records that the topic had have been applied. From now on the edge applies new ones at once. */
    public synchronized void caughtUp() {
        if (careful) {
            careful = false;
            write(state.tried());
            LOG.infof(
                    "all records taken after repeated ends: rejected=%d",
                    state.culprits().size());
        }
    }

    /** The process stops regularly. */
    public synchronized void stop() {
        if (stopping.getCount() > 0) {
            stopping.countDown();
            if (store != null && state.unsettled()) {
                write(state.settled());
            }
        }
    }

    @Override
    public void close() {
        stop();
        timer.shutdownNow();
    }

    synchronized int ends() {
        return state.ends();
    }

    private boolean isKnown(RecordId id) {
        return id.offset() <= base.getOrDefault(id.partition(), -1L);
    }

    private Standing standing(RecordId id) {
        if (isKnown(id)) {
            return Standing.KNOWN;
        }
        var suspects = state.suspects();
        if (suspects != null && suspects.includes(id)) {
            return Standing.SUSPECT;
        }
        return state.hasPassed(id) ? Standing.PASSED : Standing.NEW;
    }

    private int most(Standing standing) {
        var suspects = state.suspects();
        return switch (standing) {
            case KNOWN, PASSED -> Integer.MAX_VALUE;
            case SUSPECT -> suspects == null ? 1 : Math.max(1, suspects.count() / PARTS);
            case NEW -> setsTried < SINGLES ? 1 : 1 << Math.min(setsTried - SINGLES + 1, LARGEST_DOUBLING);
        };
    }

    private void settleLater(Duration in) {
        timer.schedule(this::settle, in.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Notes that the process has outlived all new records, if it has. */
    synchronized void settle() {
        var left = SETTLED_AFTER.minusNanos(nanoTime.getAsLong() - lastNanos);
        if (stopping.getCount() == 0 || !state.unsettled()) {
            return;
        }
        if (careful) {
            settleLater(SETTLED_AFTER);
        } else if (left.compareTo(Duration.ZERO) > 0) {
            settleLater(left);
            if (state.ends() > 0 && nanoTime.getAsLong() - startNanos >= ENDS_COUNT_FOR.toNanos()) {
                write(state.withoutEnds());
            }
        } else {
            begun = false;
            write(state.settled());
        }
    }

    private void write(RunState next) {
        state = next;
        if (store == null) {
            return;
        }
        try {
            store.write(next);
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                LOG.warnf("record of this run not written; a record that ends the process may not be found: %s", e);
            }
            failing = true;
        }
    }

    private static Thread newThread(Runnable work) {
        var thread = new Thread(work, "run-record");
        thread.setDaemon(true);
        return thread;
    }

    /** How a record stands before it is applied. */
    private enum Standing {
        /** The loaded snapshot contains it. */
        KNOWN,
        /** It was on trial at the last end. */
        SUSPECT,
        /** It has passed its trial in an earlier process. */
        PASSED,
        NEW
    }
}
