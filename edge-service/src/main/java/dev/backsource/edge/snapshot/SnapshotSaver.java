package dev.backsource.edge.snapshot;

import dev.backsource.edge.SnapshotSettings;
import dev.backsource.edge.recovery.Recovery;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.Rejections;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.routing.changes.RoutingState;
import dev.backsource.edge.routing.changes.SnapshotOrigin;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The saving of the routing table: once it has been read from the topic, then after changes at most once per interval,
 * and when the edge stops. Saving has a thread of its own and doesn't stop changes. A table that was not read
 * completely is never saved.
 */
public final class SnapshotSaver implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SnapshotSaver.class);
    private static final long LAST_WITHIN_SECONDS = 10;

    private final @Nullable SnapshotFile file;
    private final @Nullable GoodSnapshot good;
    private final Recovery recovery;
    private final long intervalNanos;
    private final String servers;
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final Rejections rejections;
    private final SnapshotReport report;
    private final ScheduledExecutorService worker;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long nextNanos;
    private volatile boolean stopping;
    private volatile @Nullable Future<?> last;
    /** The offsets in the last file. Used by the worker thread only. */
    private @Nullable Map<Integer, Long> savedOffsets;

    /** @param servers Kafka's, as in the setting */
    public SnapshotSaver(
            Optional<SnapshotFiles> files,
            SnapshotSettings settings,
            String servers,
            RoutingState routing,
            Recovery recovery,
            SnapshotReport report) {
        this(
                files,
                settings,
                servers,
                routing,
                recovery,
                report,
                Executors.newSingleThreadScheduledExecutor(SnapshotSaver::newThread));
    }

    private SnapshotSaver(
            Optional<SnapshotFiles> files,
            SnapshotSettings settings,
            String servers,
            RoutingState routing,
            Recovery recovery,
            SnapshotReport report,
            ScheduledExecutorService worker) {
        this(
                files.map(SnapshotFiles::current).orElse(null),
                files.map(kept -> new GoodSnapshot(kept, settings.goodAfter(), worker))
                        .orElse(null),
                settings.interval(),
                servers,
                routing,
                recovery,
                report,
                worker,
                Clock.systemUTC(),
                System::nanoTime);
    }

    /**
     * Saves on {@code worker}.
     *
     * @param file null for no snapshots
     * @param good null to keep no last known good one
     * @param interval the least between two of them
     * @param clock says when each was taken
     */
    SnapshotSaver(
            @Nullable SnapshotFile file,
            @Nullable GoodSnapshot good,
            Duration interval,
            String servers,
            RoutingState routing,
            Recovery recovery,
            SnapshotReport report,
            ScheduledExecutorService worker,
            Clock clock,
            LongSupplier nanoTime) {
        this.file = file;
        this.good = good;
        this.recovery = recovery;
        this.intervalNanos = interval.toNanos();
        this.servers = servers;
        this.table = routing.table();
        this.progress = routing.progress();
        this.rejections = routing.rejections();
        this.report = report;
        this.worker = worker;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.nextNanos = nanoTime.getAsLong();
    }

    /** The edge serves the current snapshot, which was just loaded. */
    public void loaded() {
        if (good != null) {
            worker.execute(good::served);
        }
    }

    /** Records have been processed, or the table is complete. */
    public void changed() {
        if (file != null && !stopping && progress.isRead() && scheduled.compareAndSet(false, true)) {
            worker.schedule(this::saveDue, nextNanos - nanoTime.getAsLong(), TimeUnit.NANOSECONDS);
        }
    }

    /** Begins the last save. To be called before the edge drains. */
    public void stop() {
        stopping = true;
        last = worker.submit(this::save);
    }

    /** Waits until the last save is done. */
    @Override
    public void close() {
        try {
            if (last != null) {
                last.get(LAST_WITHIN_SECONDS, TimeUnit.SECONDS);
            }
        } catch (TimeoutException | ExecutionException e) {
            LOG.warnf("last snapshot not written: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker.shutdownNow();
    }

    private void saveDue() {
        nextNanos = nanoTime.getAsLong() + intervalNanos;
        scheduled.set(false);
        save();
    }

    private void save() {
        var topicId = progress.topicId();
        if (file == null || topicId == null || !progress.isRead()) {
            return;
        }
        // The order matters: routes and rejections must contain at least what the offsets claim, and must not be older
        // than the time claims.
        var takenAt = clock.instant();
        var offsets = progress.appliedOffsets();
        if (!offsets.equals(savedOffsets)) {
            var origin = new SnapshotOrigin(topicId, takenAt, offsets);
            write(file, new Snapshot(servers, origin, table.served(), rejections.latest(), table::heldDomains));
        }
    }

    private void write(SnapshotFile target, Snapshot snapshot) {
        try {
            target.write(snapshot);
            report.written(snapshot.origin().takenAt());
            if (recovery.isCareful()) {
                // Once the edge has caught up, the same routes are saved again, to become good in time.
                savedOffsets = null;
                return;
            }
            savedOffsets = snapshot.origin().offsets();
            if (good != null) {
                good.served();
            }
        } catch (IOException | RuntimeException e) {
            report.notWritten(e);
            LOG.warnf("snapshot not written, previous one kept: %s", e);
        }
    }

    private static Thread newThread(Runnable work) {
        var thread = new Thread(work, "snapshot");
        thread.setDaemon(true);
        return thread;
    }
}
