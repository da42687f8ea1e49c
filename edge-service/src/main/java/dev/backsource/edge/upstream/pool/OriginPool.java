package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.response.Reuse;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one address for one host, made in one way. Connections are reused last in, first out, so
 * that surplus ones grow old and are closed. Requests that find no idle connection wait in a queue; a connection is opened for
 * each while the limit allows.
 */
final class OriginPool implements OriginConnection.Keeper {
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Shorter than the idle timeouts of origins. */
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final OriginDialler dialler;
    private final PoolLimits limits;
    private final Deque<OriginConnection> idle = new ArrayDeque<>();
    /** Connections that must stay silent for a while before they count as idle. */
    private final Deque<OriginConnection> resting = new ArrayDeque<>();

    private final Deque<ConnectionReceiver> waiting = new ArrayDeque<>();
    private int open;
    private int connecting;
    /** The number of connections being opened for a request that accepts no other. */
    private int fresh;

    OriginPool(OriginDialler dialler, PoolLimits limits) {
        this.dialler = dialler;
        this.limits = limits;
    }

    /** Gives {@code taker} a connection, at once or later. */
    void take(ConnectionReceiver taker) {
        for (var kept = idle.pollLast(); kept != null; kept = idle.pollLast()) {
            if (isUsable(kept, taker)) {
                give(kept, taker);
                return;
            }
        }
        if (waiting.size() >= limits.maxWaiting()) {
            taker.notConnected(new ConnectionPoolTooBusyException("too many requests waiting for a connection"));
            return;
        }
        waiting.addLast(taker);
        connectIfMissing();
    }

    /**
     * Gives {@code taker} a connection for good, which counts for the pool until it is closed. At the limit it replaces an
     * idle one; if all are in use, the request fails.
     */
    void takeForGood(ConnectionReceiver taker) {
        if (isFull()) {
            var oldest = idle.pollFirst();
            if (oldest == null) {
                taker.notConnected(new ConnectionPoolTooBusyException("connection limit reached"));
                return;
            }
            oldest.abort();
        }
        takeFresh(taker);
    }

    /** Gives {@code taker} a new connection. */
    void takeFresh(ConnectionReceiver taker) {
        fresh++;
        dialler.dial(
                this,
                connection -> {
                    fresh--;
                    open++;
                    if (taker.isOver() || taker.movesOn()) {
                        free(connection);
                    } else {
                        give(connection, taker);
                    }
                },
                thrown -> {
                    fresh--;
                    taker.notConnected(thrown);
                    connectIfMissing();
                });
    }

    private boolean isFull() {
        return open + connecting + fresh >= limits.maxConnections();
    }

    private void connect() {
        connecting++;
        dialler.dial(this, this::connected, this::notConnected);
    }

    private void connected(OriginConnection connection) {
        connecting--;
        open++;
        free(connection);
    }

    private void notConnected(Throwable thrown) {
        connecting--;
        var taker = nextWaiting();
        if (taker != null) {
            taker.notConnected(thrown);
        }
        connectIfMissing();
    }

    @Override
    public void release(OriginConnection connection, Reuse reuse) {
        connection.returned();
        if (reuse == Reuse.AFTER_SILENCE) {
            resting.addLast(connection);
            connectIfMissing();
        } else {
            free(connection);
        }
    }

    /**
     * Whether {@code kept} can carry the request. The connection is checked for pending bytes unless it was used a moment
     * ago, as under load, and the request could be sent again.
     */
    private static boolean isUsable(OriginConnection kept, ConnectionReceiver taker) {
        var proven = kept.isReused() && System.nanoTime() - kept.idleSinceNanos() < MOMENT_NANOS;
        return proven && !taker.needsSilence() ? kept.isOpen() : kept.isSilent();
    }

    private static void give(OriginConnection connection, ConnectionReceiver taker) {
        connection.taken();
        taker.connected(connection);
    }

    private void free(OriginConnection connection) {
        var taker = nextWaiting();
        if (taker == null) {
            idle.addLast(connection);
        } else if (connection.isSilent()) {
            give(connection, taker);
        } else {
            waiting.addFirst(taker);
            connectIfMissing();
        }
    }

    @Override
    public void forget(OriginConnection connection) {
        open--;
        dialler.disconnected();
        if (!idle.remove(connection)) {
            resting.remove(connection);
        }
        connectIfMissing();
    }

    /** Opens a connection for a waiting request, in place of a closed one. */
    private void connectIfMissing() {
        if (connecting >= waiting.size()) {
            return;
        }
        if (!isFull()) {
            connect();
        } else if (!resting.isEmpty()) {
            resting.removeFirst().abort();
        }
    }

    /** The number of idle connections. */
    int idle() {
        return idle.size();
    }

    /** Closes connections that have been idle for longer than the limit; each of {@code halvings} halves the limit. */
    void closeIdle(long nowNanos, int halvings) {
        for (var oldest = idle.peekFirst();
                oldest != null && nowNanos - oldest.idleSinceNanos() > limits.keepAliveNanos() >> halvings;
                oldest = idle.peekFirst()) {
            idle.removeFirst();
            oldest.abort();
        }
    }

    /** Closes connections that have been idle for too long, forgets requests that no longer wait, and frees rested connections. */
    void sweep(long nowNanos) {
        closeIdle(nowNanos, 0);
        waiting.removeIf(ConnectionReceiver::isOver);
        for (var rested = resting.peekFirst();
                rested != null && nowNanos - rested.idleSinceNanos() > REST_NANOS;
                rested = resting.peekFirst()) {
            resting.removeFirst();
            free(rested);
        }
    }

    boolean isEmpty() {
        return open == 0 && connecting == 0 && fresh == 0 && waiting.isEmpty();
    }

    void close() {
        while (!idle.isEmpty()) {
            idle.removeFirst().abort();
        }
        while (!resting.isEmpty()) {
            resting.removeFirst().abort();
        }
    }

    private @Nullable ConnectionReceiver nextWaiting() {
        var next = waiting.pollFirst();
        while (next != null && (next.isOver() || next.movesOn())) {
            next = waiting.pollFirst();
        }
        return next;
    }
}
