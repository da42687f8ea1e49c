package dev.backsource.edge.http.client;

import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.transport.client.ClientPipeline;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The clients' connections on one event loop. A connection without a complete request for too long is closed, whether
 * it is silent or sends a head slowly. While a response is in progress, the response has time limits of its own.
 */
public final class ClientConnections {
    private final Map<HttpConnection, Idle> connections = new IdentityHashMap<>();
    private final Deadlines untilRequest;
    private final ProxyMetrics metrics;
    private boolean closing;
    private @Nullable Runnable whenNone;
    /** A placeholder for connections that are closed already. */
    private final Idle none = new Idle(null, Peer.UNKNOWN);
    /** The last connection found: one request needs its connection several times. */
    private Idle found = none;

    public ClientConnections(Duration idleTimeout, ProxyMetrics metrics) {
        untilRequest = new Deadlines(idleTimeout);
        this.metrics = metrics;
    }

    /**
     * The peer of a connection.
     *
     * @param serverName indicated by the client, in lower case; null for none
     * @param share the key under which the client's share is counted; null for a client without a limit
     * @param late closes the connection when no request has arrived in time
     */
    public record Peer(
            @Nullable String serverName, @Nullable Object share, Runnable late) {
        static final Peer UNKNOWN = new Peer(null, null, () -> {});
    }

    public void opened(HttpConnection connection, Peer peer) {
        var idle = new Idle(connection, peer);
        connections.put(connection, idle);
        connection.closeHandler(closed -> closed(connection));
        untilRequest.set(idle);
        metrics.clientConnected();
    }

    /** The server name that the client indicated, in lower case; null for none. */
    public @Nullable String serverName(HttpConnection connection) {
        return of(connection).peer.serverName();
    }

    /** The key under which the client's share is counted; null for a client without a limit. */
    @Nullable
    Object share(HttpConnection connection) {
        return of(connection).peer.share();
    }

    /**
     * A request has arrived. It counts as answered at once unless {@link #answerBegins} follows.
     *
     * @return the host of the connection's last request
     */
    public LastHost asked(HttpConnection connection) {
        var idle = of(connection);
        if (idle.answering == 0 && idle != none) {
            untilRequest.set(idle);
        }
        return idle.last;
    }

    /** A response begins that takes a while. */
    public void answerBegins(HttpConnection connection) {
        var idle = of(connection);
        idle.answering++;
        Deadlines.drop(idle);
    }

    /** A response that took a while has ended. */
    public void answerEnds(HttpConnection connection) {
        var idle = of(connection);
        if (--idle.answering == 0 && idle != none) {
            untilRequest.set(idle);
            closeIfUnused(idle);
        }
    }

    /** Runs {@code action} for each open connection. */
    public void each(Consumer<HttpConnection> action) {
        List.copyOf(connections.keySet()).forEach(action);
    }

    /** Closes idle connections, and each of the others once its responses have ended. */
    public void closeUnused() {
        closing = true;
        List.copyOf(connections.values()).forEach(this::closeIfUnused);
    }

    /** Aborts all connections. */
    public void reset() {
        each(connection -> ClientPipeline.of(connection).reset());
    }

    /** Runs {@code action} once there are no connections. */
    public void whenNone(Runnable action) {
        whenNone = action;
        tellWhenNone();
    }

    /**
     * Closes the connection if it has no response in progress, once its last response is written. The client may have
     * sent another request by then.
     */
    private void closeIfUnused(Idle idle) {
        var connection = idle.connection;
        if (closing && idle.answering == 0 && connection != null) {
            var pipeline = ClientPipeline.of(connection);
            pipeline.whenWritten(() -> {
                if (idle.answering == 0) {
                    pipeline.close(connection);
                }
            });
        }
    }

    private void tellWhenNone() {
        if (connections.isEmpty() && whenNone != null) {
            var action = whenNone;
            whenNone = null;
            action.run();
        }
    }

    /** The connection is no longer used for HTTP; a tunnel has a time limit of its own. */
    void left(HttpConnection connection) {
        closed(connection);
    }

    /** Expires idle connections. Must be called periodically. */
    public void expire(long now) {
        untilRequest.expire(now);
    }

    private Idle of(HttpConnection connection) {
        if (found.connection != connection) {
            found = connections.getOrDefault(connection, none);
        }
        return found;
    }

    /**
     * The connection is closed. Called by Vert.x, and again when the channel is closed, since a failing handler
     * prevents Vert.x's call; the second call does nothing.
     */
    public void closed(HttpConnection connection) {
        var idle = connections.remove(connection);
        if (idle != null) {
            found = none;
            Deadlines.drop(idle);
            metrics.clientDisconnected();
            tellWhenNone();
        }
    }

    /**
     * The time that a connection may be without a request. If the connection is still open after twice that time, it is
     * aborted.
     */
    private final class Idle extends Deadline {
        private final @Nullable HttpConnection connection;
        private final Peer peer;
        private final LastHost last = new LastHost();
        private int answering;
        private boolean late;

        Idle(@Nullable HttpConnection connection, Peer peer) {
            this.connection = connection;
            this.peer = peer;
        }

        @Override
        protected void expired() {
            if (connection != null && late) {
                ClientPipeline.of(connection).reset();
            } else if (connection != null) {
                late = true;
                untilRequest.set(this);
                peer.late().run();
            }
        }
    }
}
