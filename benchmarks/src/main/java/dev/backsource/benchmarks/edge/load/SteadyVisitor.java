package dev.backsource.benchmarks.edge.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client that asks for a hit every 5 ms over a connection of its own, and takes the time of each. */
public final class SteadyVisitor implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final int port;
    private final String path;
    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread = new Thread(this::ask, "steady-visitor");
    private volatile boolean over;
    private volatile int failures;

    /** Begins at once to ask for {@code path} at {@code port}. */
    public SteadyVisitor(int port, String path) {
        this.port = port;
        this.path = path;
        thread.setDaemon(true);
        thread.start();
    }

    /** The time that 99 of 100 answers took no longer than, in milliseconds. */
    public double p99Millis() {
        var sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) (sorted.size() * 0.99)) / 1e6;
    }

    /** How many answers came. */
    public int answers() {
        return nanos.size();
    }

    /** How often no answer came, or another one than 200. */
    public int failures() {
        return failures;
    }

    private void ask() {
        while (!over) {
            try (var connection = Connection.to(port)) {
                askOn(connection);
            } catch (RuntimeException e) {
                failures++;
            }
        }
    }

    private void askOn(Connection connection) {
        while (!over) {
            var begin = System.nanoTime();
            var answer = connection.get(path);
            nanos.add(System.nanoTime() - begin);
            failures += answer.status() == 200 ? 0 : 1;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }
}
