package dev.backsource.edge.transport;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import java.util.function.LongSupplier;

/**
 * The time on one event loop, read once for all that the loop does before it runs what it was given meanwhile, however many
 * requests ask for it: what was ready together happens at one time. Late by some milliseconds at most while the loop is
 * busy, so for lifetimes, and not to measure what the edge does itself. Other threads get the exact time.
 */
public final class LoopClock {
    private static final long UNREAD = Long.MIN_VALUE;

    private final EventExecutor loop;
    private final LongSupplier exactMillis;
    /** Read and written on the loop only. */
    private long millis = UNREAD;

    LoopClock(EventExecutor loop, LongSupplier exactMillis) {
        this.loop = loop;
        this.exactMillis = exactMillis;
    }

    /** That of the event loop of {@code context}. */
    public static LoopClock of(Context context) {
        return new LoopClock(((ContextInternal) context).nettyEventLoop(), System::currentTimeMillis);
    }

    /** Milliseconds since the epoch. */
    public long millis() {
        if (!loop.inEventLoop() || loop.isShutdown()) {
            return exactMillis.getAsLong();
        }
        if (millis == UNREAD) {
            loop.execute(this::forget);
            millis = exactMillis.getAsLong();
        }
        return millis;
    }

    private void forget() {
        millis = UNREAD;
    }
}
