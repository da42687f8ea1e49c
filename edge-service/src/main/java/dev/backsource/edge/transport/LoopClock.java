package dev.backsource.edge.transport;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import java.util.function.LongSupplier;

/**
 * The time on one event loop, read once in each iteration of the loop however many requests ask for it: what was ready together
 * happens at one time. So it is late by one iteration at most. Other threads get the exact time.
 */
public final class LoopClock {
    private static final long UNREAD = Long.MIN_VALUE;

    private final EventExecutor loop;
    private final LongSupplier exactMillis;
    private final LongSupplier exactNanos;
    // Read and written on the loop only.
    private long millis = UNREAD;
    private long nanos = UNREAD;
    private boolean forgetting;

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
        if (!loop.inEventLoop()) {
            return exactMillis.getAsLong();
        }
        if (millis != UNREAD) {
            return millis;
        }
        var now = exactMillis.getAsLong();
        if (forgetLater()) {
            millis = now;
        }
        return now;
    }

    /** As {@link System#nanoTime} tells it, for differences only. */
    public long nanos() {
        if (!loop.inEventLoop()) {
            return exactNanos.getAsLong();
        }
        if (nanos != UNREAD) {
            return nanos;
        }
        var now = exactNanos.getAsLong();
        if (forgetLater()) {
            nanos = now;
        }
        return now;
    }

    /**
     * Forgets the time once the loop has read from all ready connections, which is when it runs what it is given.
     *
     * @return false when it takes nothing more, so that the time must not be kept
     */
    private boolean forgetLater() {
        if (!forgetting && !loop.isShutdown()) {
            forgetting = true;
            loop.execute(this::forget);
        }
        return forgetting;
    }

    private void forget() {
        millis = UNREAD;
        nanos = UNREAD;
        forgetting = false;
    }
}
