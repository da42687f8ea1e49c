package dev.backsource.benchmarks.edge.hostile;

import dev.backsource.benchmarks.edge.load.Connection;
import dev.backsource.benchmarks.edge.peer.Edge;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A watch that reads an edge's metrics every second, and keeps the maximum. */
final class EdgeMetricsWatch implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Edge edge;
    private final Thread thread = new Thread(this::look, "vitals");
    private final EdgeMetrics before;
    private final long buffersBefore = KernelBuffers.bytes();
    private volatile double heap;
    private volatile long buffers;
    private volatile String held = "";
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean over;

    EdgeMetricsWatch(Edge edge) {
        this.edge = edge;
        edge.process().forgetPeak();
        before = vitals();
        thread.setDaemon(true);
        thread.start();
    }

    /** The largest heap so far, in bytes. */
    double heap() {
        return heap;
    }

    /** The resources in use when the heap was the largest. */
    String held() {
        return held;
    }

    /** The most by which the buffers of all sockets grew, in bytes. */
    long buffers() {
        return Math.max(0, buffers - buffersBefore);
    }

    /** The number of failed reads of the metrics. */
    int unanswered() {
        return unanswered.get();
    }

    /** The refusals since the beginning. */
    String refused() {
        return vitals().refusedSince(before);
    }

    /**
     * Waits until no resource is in use.
     *
     * @return the resources still in use after {@code limit}, else empty
     */
    String awaitNothingHeld(Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        var left = vitals().held();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS / 4);
            left = vitals().held();
        }
        return left;
    }

    private void look() {
        while (!over) {
            buffers = Math.max(buffers, KernelBuffers.bytes());
            try {
                note(vitals());
            } catch (RuntimeException e) {
                unanswered.incrementAndGet();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void note(EdgeMetrics now) {
        if (now.heap() > heap) {
            heap = now.heap();
            held = now.held();
        }
    }

    private EdgeMetrics vitals() {
        try (var connection = Connection.to(edge.managementPort())) {
            return new EdgeMetrics(new String(connection.get("/q/metrics").body(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }
}
