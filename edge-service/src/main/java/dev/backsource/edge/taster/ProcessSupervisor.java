package dev.backsource.edge.taster;

import dev.backsource.edge.taster.TastingProcess.Start;
import dev.backsource.policy.Printable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The supervisor of the taster's process: starts another one when it has ended, after a growing time when it can't be started. One thread at a time uses
 * it; any thread may close it or ask why there is no process.
 */
final class ProcessSupervisor implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Taster.class);
    /** The time for a start beyond that for which changes wait. */
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private static final long FIRST_DELAY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_DELAY_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Starter starter;
    private final Duration startTimeout;
    private final LongSupplier nanoTime;
    private volatile @Nullable TastingProcess process;
    /** The reason why there was no process at the last attempt; null while there is one. */
    private volatile @Nullable String unavailable;

    private volatile boolean stopped;
    private long startedNanos;
    private long nextStartNanos;
    private long delayNanos = FIRST_DELAY_NANOS;

    /** Starts processes. */
    interface Starter {
        TastingProcess start() throws IOException;
    }

    /**
     * @param startTimeout how long callers wait for a start
     * @param nanoTime as {@link System#nanoTime}
     */
    ProcessSupervisor(Starter starter, Duration startTimeout, LongSupplier nanoTime) {
        this.starter = starter;
        this.startTimeout = startTimeout;
        this.nanoTime = nanoTime;
        this.nextStartNanos = nanoTime.getAsLong();
    }

    /** Starts the first process, without waiting for it. */
    void start() {
        if (!stopped && process == null) {
            startProcess();
        }
    }

    /** A process that is ready; null when there is none, for the reason in {@link #unavailable()}. */
    @Nullable
    TastingProcess awaitReady() throws InterruptedException {
        if (stopped) {
            return null;
        }
        var running = process;
        if (running == null || !running.isAlive()) {
            running = nextStartNanos - nanoTime.getAsLong() <= 0 ? startProcess() : null;
        }
        if (stopped || running == null) {
            return null;
        }
        var waited = Duration.ofNanos(nanoTime.getAsLong() - startedNanos);
        var start = running.awaitReady(startTimeout.compareTo(waited) > 0 ? startTimeout.minus(waited) : Duration.ZERO);
        if (start == Start.READY) {
            noteAvailable();
            return running;
        }
        if (start == Start.UNDER_WAY && waited.compareTo(startTimeout.plus(LONGEST_START)) < 0) {
            noteUnavailable("the process is still starting");
        } else {
            failStart(start == Start.FAILED ? "the process " + running.ending() : "the process doesn't start");
        }
        return null;
    }

    private @Nullable TastingProcess startProcess() {
        try {
            startedNanos = nanoTime.getAsLong();
            var started = starter.start();
            process = started;
            if (stopped) {
                started.close();
            }
            return started;
        } catch (IOException | RuntimeException e) {
            failStart("the process can't be started: " + e.getMessage());
            return null;
        }
    }

    private void failStart(String reason) {
        endProcess();
        nextStartNanos = nanoTime.getAsLong() + delayNanos;
        delayNanos = Math.min(2 * delayNanos, LONGEST_DELAY_NANOS);
        noteUnavailable(reason);
    }

    private void noteAvailable() {
        if (unavailable != null) {
            LOG.info("policy changes are tried before they are applied again");
        }
        unavailable = null;
        delayNanos = FIRST_DELAY_NANOS;
    }

    private void noteUnavailable(String reason) {
        if (unavailable == null && !stopped) {
            LOG.warnf("policy changes are applied untried: %s", reason);
        }
        unavailable = Printable.of(reason, Printable.SENTENCE);
    }

    /** Why there was no process at the last attempt; null while there is one. */
    @Nullable
    String unavailable() {
        return unavailable;
    }

    /** Ends the process, if there is one. */
    void endProcess() {
        var last = process;
        process = null;
        if (last != null) {
            last.close();
        }
    }

    /** Starts no further process. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Ends the process, and starts no further one. */
    @Override
    public void close() {
        stop();
        var last = process;
        if (last != null) {
            last.close();
        }
    }
}
