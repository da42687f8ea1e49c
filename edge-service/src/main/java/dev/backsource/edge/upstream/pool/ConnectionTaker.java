package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.upstream.connection.OriginConnection;

/** Waits for a connection. Called once, by the event loop. */
public interface ConnectionTaker {
    /** Whether it doesn't want one any more; then it isn't called. */
    boolean isOver();

    /**
     * Whether its request can't be made twice, so that a kept connection has to be looked at right before, which is a system
     * call. A request that can is sent again on another connection if one that was used a moment ago turns out to be closed.
     */
    boolean needsSilence();

    void connected(OriginConnection connection);

    void notConnected(Throwable thrown);
}
