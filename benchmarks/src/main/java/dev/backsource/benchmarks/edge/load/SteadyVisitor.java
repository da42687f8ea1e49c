package dev.backsource.benchmarks.edge.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A client that sends the next request a while after each response, and measures each. */
public final class SteadyVisitor implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONG_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final String FULL = "200";

    private final int port;
    private final Supplier<String> paths;
    private final boolean staying;
    private final long pauseNanos;
    private final Times times = new Times();
    private final Map<String, Long> answers = new TreeMap<>();
    private final Thread thread = new Thread(this::ask, "steady-visitor");
    private volatile boolean over;

    private SteadyVisitor(int port, Supplier<String> paths, boolean staying, long pauseNanos) {
        this.port = port;
        this.paths = paths;
        this.staying = staying;
        this.pauseNanos = pauseNanos;
        thread.setDaemon(true);
        thread.start();
    }

    /** Requests {@code path} every 5 ms, over one connection as long as it lives. */
    public static SteadyVisitor of(int port, String path) {
        return new SteadyVisitor(port, () -> path, true, PAUSE_NANOS);
    }

    /** Requests {@code path} every 20 ms, likewise. */
    public static SteadyVisitor ofSeldom(int port, String path) {
        return new SteadyVisitor(port, () -> path, true, LONG_PAUSE_NANOS);
    }

    /** Requests another URL below {@code folder} every 20 ms, likewise. */
    public static SteadyVisitor ofNewUrls(int port, String folder) {
        var prefix = folder + System.nanoTime() + "/";
        var count = new int[1];
        return new SteadyVisitor(port, () -> prefix + count[0]++, true, LONG_PAUSE_NANOS);
    }

    /** Requests {@code path} every 20 ms, each time over a new connection. */
    public static SteadyVisitor ofNewConnections(int port, String path) {
        return new SteadyVisitor(port, () -> path, false, LONG_PAUSE_NANOS);
    }

    /** The time that 99 of 100 answers, or their failures, took no longer than, in milliseconds. */
    public double p99Millis() {
        return times.p99Millis();
    }

    /** The number of finished requests, with a response or without. */
    public synchronized long asked() {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The share, in 0..1, to which the answer was not 200. */
    public synchronized double shareFailed() {
        return 1 - answers.getOrDefault(FULL, 0L) / (double) Math.max(1, asked());
    }

    /** The counts of results other than 200, by status or none: {@code {503=7}}. */
    public synchronized Map<String, Long> failures() {
        var failures = new TreeMap<>(answers);
        failures.remove(FULL);
        return failures;
    }

    private void ask() {
        while (!over) {
            try (var connection = Connection.to(port)) {
                do {
                    askOn(connection);
                    LockSupport.parkNanos(pauseNanos);
                } while (staying && !over);
            } catch (RuntimeException e) {
                count("broken");
                LockSupport.parkNanos(pauseNanos);
            }
        }
    }

    private void askOn(Connection connection) {
        var begin = System.nanoTime();
        try {
            count(Integer.toString(connection.get(paths.get()).status()));
        } finally {
            times.add(System.nanoTime() - begin);
        }
    }

    private synchronized void count(String result) {
        answers.merge(result, 1L, Long::sum);
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join(TimeUnit.SECONDS.toMillis(10));
        if (thread.isAlive()) {
            count("none in 10 s");
        }
    }
}
