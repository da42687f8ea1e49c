package dev.backsource.edge.transport;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;

/**
 * The connections of one event loop with pending writes. They wait until the loop has read from all ready connections,
 * and are then flushed one after the other. So the same code runs for longer at a time, which helps the processor's
 * caches, and the peers find more to do when they wake up. Nothing waits longer than one iteration of the loop.
 */
final class FlushBatch {
    private static final FastThreadLocal<FlushBatch> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected FlushBatch initialValue() {
            return new FlushBatch();
        }
    };

    private List<BatchedWrites> waiting = new ArrayList<>();
    private List<BatchedWrites> spare = new ArrayList<>();
    private final Runnable flushing = this::flushAll;

    private FlushBatch() {}

    /** The batch of the calling event loop. */
    static FlushBatch ofThisLoop() {
        return OF_LOOP.get();
    }

    void add(BatchedWrites connection, EventExecutor loop) {
        if (waiting.isEmpty()) {
            loop.execute(flushing);
        }
        waiting.add(connection);
    }

    private void flushAll() {
        var now = waiting;
        waiting = spare;
        spare = now;
        var nanos = System.nanoTime();
        for (var i = 0; i < now.size(); i++) {
            now.get(i).flushNow(nanos);
        }
        now.clear();
    }
}
