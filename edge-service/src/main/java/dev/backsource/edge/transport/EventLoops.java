package dev.backsource.edge.transport;

import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;

/** The event loops behind Vert.x's contexts. Several contexts may share one loop. */
public final class EventLoops {
    private EventLoops() {}

    /** Whether the calling thread is the event loop of {@code context}. */
    public static boolean isCurrent(Context context) {
        return ((ContextInternal) context).inThread();
    }

    /** Whether the event loop of {@code context} has terminated or is about to. Any thread may call. */
    public static boolean isDead(Context context) {
        return ((ContextInternal) context).nettyEventLoop().isShuttingDown();
    }
}
