package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.upstream.connection.OriginConnection;

/** The receiver of a connection. Called once, by the event loop. */
public interface ConnectionReceiver {
    /** Whether the receiver needs no connection any more; then it isn't called. */
    boolean isOver();

    /**
     * Whether the request can't be repeated, so that a kept connection has to be checked right before, which is a system
     * call. A repeatable request is sent again on another connection if a recently used one turns out to be closed.
     */
    boolean needsSilence();

    /**
     * Requests another connection in place of one of this pool, if one of this pool would come too late. To be called before {@link #connected}.
     *
     * @return whether it did; then it isn't called
     */
    default boolean movesOn() {
        return false;
    }

    void connected(OriginConnection connection);

    void notConnected(Throwable thrown);
}
