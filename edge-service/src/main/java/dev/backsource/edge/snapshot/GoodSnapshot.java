package dev.backsource.edge.snapshot;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The last known good snapshot: the newest one whose routes this process served for the set time. One snapshot at a time is proving itself so; meanwhile
 * the current one may be replaced any number of times. Used by the thread that saves.
 */
final class GoodSnapshot {
    private static final Logger LOG = Logger.getLogger(GoodSnapshot.class);

    private final SnapshotFiles files;
    private final Duration after;
    private final ScheduledExecutorService worker;
    private boolean isProving;
    /** Whether the current one has been replaced since the proving one was taken. */
    private boolean isReplaced;

    /** @param after how long its routes have to be served */
    GoodSnapshot(SnapshotFiles files, Duration after, ScheduledExecutorService worker) {
        this.files = files;
        this.after = after;
        this.worker = worker;
    }

    /** The edge serves the routes of the current snapshot, which was just loaded or written. */
    void served() {
        if (isProving) {
            isReplaced = true;
            return;
        }
        try {
            files.current().copyTo(files.proving());
            isProving = true;
            isReplaced = false;
            worker.schedule(this::proved, after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("snapshot not taken as the next good one: %s", e);
        }
    }

    private void proved() {
        isProving = false;
        try {
            files.proving().moveTo(files.good());
        } catch (IOException | RuntimeException e) {
            LOG.warnf("good snapshot not replaced: %s", e);
        }
        if (isReplaced) {
            served();
        }
    }
}
