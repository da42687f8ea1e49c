package dev.backsource.edge.transport;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import java.util.function.LongSupplier;

/**
 * The clock of one event loop, read once per turn of the loop, that is, until it runs the tasks queued meanwhile, however many requests
 * need the time: events that were ready together happen at one time. While the loop is busy, it is late by some milliseconds at most.
 * That is good enough for freshness lifetimes and arrival times, but not for measuring the edge's own work. Other threads get the exact
 * time.
 */
public final class LoopClock {
    private static final long UNREAD = Long.MIN_VALUE;

    private final EventExecutor loop;
    private final LongSupplier exactMillis;
    private final LongSupplier exactNanos;
    /** Read and written on the loop only, as {@link #nanos}; both are read together. */
    private long millis = UNREAD;

    private long nanos;

    LoopClock(EventExecutor loop, LongSupplier exactMillis, LongSupplier exactNanos) {
        this.loop = loop;
        this.exactMillis = exactMillis;
        this.exactNanos = exactNanos;
    }

    /** That of the event loop of {@code context}. */
    public static LoopClock of(Context context) {
        return new LoopClock(((ContextInternal) context).nettyEventLoop(), System::currentTimeMillis, System::nanoTime);
    }

    /** Milliseconds since the epoch. */
    public long millis() {
        if (isForeign()) {
            return exactMillis.getAsLong();
        }
        read();
        return millis;
    }

    /** By {@link System#nanoTime}. */
    public long nanos() {
        if (isForeign()) {
            return exactNanos.getAsLong();
        }
        read();
        return nanos;
    }

    private boolean isForeign() {
        return !loop.inEventLoop() || loop.isShutdown();
    }

    private void read() {
        if (millis == UNREAD) {
            loop.execute(this::forget);
            millis = exactMillis.getAsLong();
            nanos = exactNanos.getAsLong();
        }
    }

    private void forget() {
        millis = UNREAD;
    }
}
