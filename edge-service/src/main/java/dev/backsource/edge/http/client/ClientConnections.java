package dev.backsource.edge.http.client;

import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.transport.client.ConnectionEnd;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connections of the clients of one event loop. One on which no whole request has come for too long is closed, whether it is
 * silent or sends a head slowly; while a request is answered, its response has limits of its own.
 */
public final class ClientConnections {
    private final Map<HttpConnection, Idle> connections = new IdentityHashMap<>();
    private final Deadlines untilRequest;
    private final ProxyMetrics metrics;
    private boolean closing;
    private @Nullable Runnable whenNone;
    /** Stands in for connections that are closed already. */
    private final Idle none = new Idle(null, Peer.UNKNOWN);

    public ClientConnections(Duration idleTimeout, ProxyMetrics metrics) {
        untilRequest = new Deadlines(idleTimeout);
        this.metrics = metrics;
    }

    /**
     * Who is at the other end of a connection.
     *
     * @param serverName that the client indicated, in lower case; null for none
     * @param share the key that the client's share is counted by; null for a client without a limit
     * @param late closes the connection when no request has come in time
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

    /** The server name that the client indicated when it connected, in lower case; null for none. */
    public @Nullable String serverName(HttpConnection connection) {
        return of(connection).peer.serverName();
    }

    /** The key that the client's share is counted by; null for a client without a limit. */
    @Nullable
    Object share(HttpConnection connection) {
        return of(connection).peer.share();
    }

    /** A request has come that the edge answers at once. */
    public void asked(HttpConnection connection) {
        var idle = of(connection);
        if (idle.answering == 0 && idle != none) {
            untilRequest.set(idle);
        }
    }

    /** An answer begins that takes its time. */
    public void answerBegins(HttpConnection connection) {
        var idle = of(connection);
        idle.answering++;
        Deadlines.drop(idle);
    }

    /** That answer has ended. */
    public void answerEnds(HttpConnection connection) {
        var idle = of(connection);
        if (--idle.answering == 0 && idle != none) {
            untilRequest.set(idle);
            closeIfUnused(idle);
        }
    }

    /** Runs {@code action} for each that is open. */
    public void each(Consumer<HttpConnection> action) {
        List.copyOf(connections.keySet()).forEach(action);
    }

    /** Closes those on which nothing is answered, and each of the others once its answers have ended. */
    public void closeUnused() {
        closing = true;
        List.copyOf(connections.values()).forEach(this::closeIfUnused);
    }

    /** Runs {@code action} once, as soon as there is no connection. */
    public void whenNone(Runnable action) {
        whenNone = action;
        tellWhenNone();
    }

    private void closeIfUnused(Idle idle) {
        if (closing && idle.answering == 0 && idle.connection != null) {
            ConnectionEnd.of(idle.connection);
        }
    }

    private void tellWhenNone() {
        if (connections.isEmpty() && whenNone != null) {
            var action = whenNone;
            whenNone = null;
            action.run();
        }
    }

    /** It is no longer used for HTTP; a tunnel has a time limit of its own. */
    void left(HttpConnection connection) {
        closed(connection);
    }

    /** To be called now and then. */
    public void expire() {
        untilRequest.expire();
    }

    private Idle of(HttpConnection connection) {
        return connections.getOrDefault(connection, none);
    }

    /**
     * It is closed. Called by Vert.x, and again when the channel has closed, since a handler that throws keeps Vert.x from
     * calling; the second call does nothing.
     */
    public void closed(HttpConnection connection) {
        var idle = connections.remove(connection);
        if (idle != null) {
            Deadlines.drop(idle);
            metrics.clientDisconnected();
            tellWhenNone();
        }
    }

    /** The time that a connection may go without a request. If it is still open after twice that time, it is aborted. */
    private final class Idle extends Deadline {
        private final @Nullable HttpConnection connection;
        private final Peer peer;
        private int answering;
        private boolean late;

        Idle(@Nullable HttpConnection connection, Peer peer) {
            this.connection = connection;
            this.peer = peer;
        }

        @Override
        protected void expired() {
            if (connection != null && late) {
                ConnectionEnd.atOnce(connection);
            } else if (connection != null) {
                late = true;
                untilRequest.set(this);
                peer.late().run();
            }
        }
    }
}
