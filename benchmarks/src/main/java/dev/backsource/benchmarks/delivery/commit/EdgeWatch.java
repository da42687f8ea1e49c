package dev.backsource.benchmarks.delivery.commit;

import dev.backsource.benchmarks.edge.load.Connection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** A watch that polls an edge over one kept-alive connection until its response comes from the wanted origin. */
final class EdgeWatch implements AutoCloseable {
    private static final long GAP_NANOS = 200_000;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Connection edge;

    EdgeWatch(int port) {
        edge = Connection.to(port);
    }

    /** Returns the moment at which an answer of the origin at {@code originPort} was there, the first time. */
    Instant awaitOrigin(int originPort) {
        var wanted = Integer.toString(originPort);
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!ask().equals(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the edge did not take the new route");
            }
            LockSupport.parkNanos(GAP_NANOS);
        }
        return Instant.now();
    }

    private String ask() {
        return new String(edge.get("/").body(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        edge.close();
    }
}
