package dev.backsource.edge.origin.connection;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one address, made in one way. The one used last is used next, so that those which
 * are too many grow old and are closed. Requests that find none wait in line; a connection is opened for each while there
 * may be more.
 */
final class OriginPool {
    private final OriginDialler dialler;
    private final PoolLimits limits;
    private final Deque<OriginConnection> idle = new ArrayDeque<>();
    private final Deque<ConnectionTaker> waiting = new ArrayDeque<>();
    private int open;
    private int connecting;

    OriginPool(OriginDialler dialler, PoolLimits limits) {
        this.dialler = dialler;
        this.limits = limits;
    }

    /** Gives {@code taker} a connection, at once or later. */
    void take(ConnectionTaker taker) {
        for (var kept = idle.pollLast(); kept != null; kept = idle.pollLast()) {
            if (kept.isOpen()) {
                taker.connected(kept);
                return;
            }
        }
        if (waiting.size() >= limits.maxWaiting()) {
            taker.notConnected(new ConnectionPoolTooBusyException("too many requests wait for a connection"));
            return;
        }
        waiting.addLast(taker);
        if (open + connecting < limits.maxConnections() && connecting < waiting.size()) {
            connect();
        }
    }

    /** Gives {@code taker} a connection that nobody has used. */
    void takeFresh(ConnectionTaker taker) {
        dialler.dial(
                this,
                connection -> {
                    open++;
                    give(connection, taker);
                },
                taker::notConnected);
    }

    private void connect() {
        connecting++;
        dialler.dial(this, this::connected, this::notConnected);
    }

    private void connected(OriginConnection connection) {
        connecting--;
        open++;
        release(connection);
    }

    private void notConnected(Throwable thrown) {
        connecting--;
        var taker = nextWaiting();
        if (taker != null) {
            taker.notConnected(thrown);
        }
        connectIfMissing();
    }

    /** {@code connection} is free for the next request. */
    void release(OriginConnection connection) {
        var taker = nextWaiting();
        if (taker == null) {
            idle.addLast(connection);
        } else {
            taker.connected(connection);
        }
    }

    private void give(OriginConnection connection, ConnectionTaker taker) {
        if (taker.isOver()) {
            release(connection);
        } else {
            taker.connected(connection);
        }
    }

    /** {@code connection} is closed, or somebody else's for good. */
    void forget(OriginConnection connection) {
        open--;
        dialler.disconnected();
        idle.remove(connection);
        connectIfMissing();
    }

    /** Whoever waits gets a connection of their own in place of one that is gone. */
    private void connectIfMissing() {
        if (connecting < waiting.size() && open + connecting < limits.maxConnections()) {
            connect();
        }
    }

    /** Closes what has been idle for too long. */
    void sweep(long nowNanos) {
        for (var oldest = idle.peekFirst();
                oldest != null && nowNanos - oldest.idleSinceNanos() > limits.keepAliveNanos();
                oldest = idle.peekFirst()) {
            idle.removeFirst();
            oldest.abort();
        }
    }

    boolean isEmpty() {
        return open == 0 && connecting == 0 && waiting.isEmpty();
    }

    void close() {
        while (!idle.isEmpty()) {
            idle.removeFirst().abort();
        }
    }

    private @Nullable ConnectionTaker nextWaiting() {
        var next = waiting.pollFirst();
        while (next != null && next.isOver()) {
            next = waiting.pollFirst();
        }
        return next;
    }
}
