package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.upstream.connection.OriginConnection;

/** Waits for a connection. Called once, by the event loop. */
public interface ConnectionTaker {
    /** Whether it doesn't want one any more; then it isn't called. */
    boolean isOver();

    /**
     * Whether its request can't be made twice, so that a kept connection has to be looked at right before. Otherwise that is
     * not worth a system call: the event loop learns of bytes and ends that come, and a request that meets one is sent on
     * another connection.
     */
    boolean needsSilence();

    void connected(OriginConnection connection);

    void notConnected(Throwable thrown);
}
