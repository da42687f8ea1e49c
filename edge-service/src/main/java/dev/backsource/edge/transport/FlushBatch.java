package dev.backsource.edge.transport;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;

/**
 * The connections of one event loop that have something to write. They wait until the loop has read from all that are
 * ready, and are then written one after the other: the same code then runs longer at a time, which a
 * processor's caches reward, and the peers find more to do when they wake up. Nothing waits longer than one turn of the loop.
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

    private FlushBatch() {}

    /** That of the event loop that calls. */
    static FlushBatch ofThisLoop() {
        return OF_LOOP.get();
    }

    void add(BatchedWrites connection, EventExecutor loop) {
        if (waiting.isEmpty()) {
            loop.execute(this::flushAll);
        }
        waiting.add(connection);
    }

    private void flushAll() {
        var now = waiting;
        waiting = spare;
        spare = now;
        for (var i = 0; i < now.size(); i++) {
            now.get(i).flushNow();
        }
        now.clear();
    }
}
