package dev.backsource.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The wait for a starting process, as long as it makes progress, by its log and its processor time. So a busy machine only takes longer, and a
 * stalled process is given up.
 */
public final class StartupWait {
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final Duration STEP = Duration.ofSeconds(1);

    private final ProcessHandle process;
    private final Path log;
    private final LongSupplier clock;
    private final long began;
    private long lastStep;
    private long logged;
    private Duration used = Duration.ZERO;

    public StartupWait(ProcessHandle process, Path log) {
        this(process, log, System::nanoTime);
    }

    StartupWait(ProcessHandle process, Path log, LongSupplier clock) {
        this.process = process;
        this.log = log;
        this.clock = clock;
        this.began = clock.getAsLong();
        this.lastStep = began;
    }

    /**
     * Checks for progress; to be called again and again while the process isn't ready.
     *
     * @throws IllegalStateException when it has ended or stalled, or the longest wait is over, with the end of its log
     */
    public void check() {
        if (!process.isAlive()) {
            throw failure("ended during its start");
        }
        var now = clock.getAsLong();
        if (hasStepped()) {
            lastStep = now;
        }
        if (now - began > MOST.toNanos()) {
            throw failure("not ready after " + MOST.toMinutes() + " minutes");
        }
        if (now - lastStep > SILENCE.toNanos()) {
            throw failure("made no progress for " + SILENCE.toMinutes() + " minutes during its start");
        }
    }

    private boolean hasStepped() {
        var length = log.toFile().length();
        var time = process.info().totalCpuDuration().orElse(Duration.ZERO);
        if (length == logged && time.minus(used).compareTo(STEP) < 0) {
            return false;
        }
        logged = length;
        used = time;
        return true;
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException(what + ". Last lines of " + log + ":\n" + LogTail.of(log));
    }
}
