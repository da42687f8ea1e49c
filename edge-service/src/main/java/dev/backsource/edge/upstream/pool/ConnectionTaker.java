package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.upstream.connection.OriginConnection;

/** Waits for a connection. Called once, by the event loop. */
public interface ConnectionTaker {
    /** Whether it doesn't want one any more; then it isn't called. */
    boolean isOver();

    void connected(OriginConnection connection);

    void notConnected(Throwable thrown);
}
