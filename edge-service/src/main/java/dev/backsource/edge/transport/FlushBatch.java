package dev.backsource.edge.transport;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The connections of one event loop with pending writes. They wait until the loop has read from all ready connections, and are then
 * flushed one after the other. So the same code runs for longer at a time, which helps the processor's caches, and the peers have more
 * data when they wake up. No write waits longer than one iteration of the loop.
 *
 * <p>The writing of large bodies continues when a flush has made room. Those writes wait for the next iteration, so that a fast reader
 * takes one queue of its connection per iteration, and all others are read from in between.
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

    private boolean isFlushing;

    private FlushBatch() {}

    /** The batch of the calling event loop. */
    static FlushBatch ofThisLoop() {
        return OF_LOOP.get();
    }

    void add(BatchedWrites connection, EventExecutor loop) {
        if (waiting.isEmpty()) {
            if (isFlushing) {
                // Immediate tasks still run in this iteration, scheduled ones in the next.
                loop.schedule(flushing, 0, TimeUnit.NANOSECONDS);
            } else {
                loop.execute(flushing);
            }
        }
        waiting.add(connection);
    }

    private void flushAll() {
        var now = waiting;
        waiting = spare;
        spare = now;
        var nanos = System.nanoTime();
        isFlushing = true;
        try {
            for (var i = 0; i < now.size(); i++) {
                now.get(i).flushNow(nanos);
            }
        } finally {
            isFlushing = false;
            now.clear();
        }
    }
}
