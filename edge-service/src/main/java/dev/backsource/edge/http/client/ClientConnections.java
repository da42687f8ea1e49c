package dev.backsource.edge.http.client;

import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.http.account.ProxyMetrics;
import dev.backsource.edge.transport.client.ConnectionEnd;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connections of the clients of one event loop. One on which no whole request has come for too long is closed, be
 * it silent or sending a head drop by drop; while a request is answered, the exchange minds the time.
 */
public final class ClientConnections {
    private final Map<HttpConnection, Idle> connections = new IdentityHashMap<>();
    private final Deadlines untilRequest;
    private final ProxyMetrics metrics;
    private boolean closing;
    private @Nullable Runnable whenNone;
    /** Takes the calls for connections that are closed already. */
    private final Idle none = new Idle(null, Visitor.UNKNOWN);

    public ClientConnections(Duration idleTimeout, ProxyMetrics metrics) {
        untilRequest = new Deadlines(idleTimeout);
        this.metrics = metrics;
    }

    /**
     * Who is at the other end of a connection.
     *
     * @param serverName that the client indicated, in lower case; null for none
     * @param share by what the client is known where each has a share; null for one that is not held to it
     * @param late shows the client out that has asked for nothing in time
     */
    public record Visitor(
            @Nullable String serverName, @Nullable Object share, Runnable late) {
        static final Visitor UNKNOWN = new Visitor(null, null, () -> {});
    }

    public void opened(HttpConnection connection, Visitor visitor) {
        var idle = new Idle(connection, visitor);
        connections.put(connection, idle);
        connection.closeHandler(closed -> closed(connection));
        untilRequest.set(idle);
        metrics.clientConnected();
    }

    /** The server name that the client indicated when it connected, in lower case; null for none. */
    public @Nullable String serverName(HttpConnection connection) {
        return of(connection).visitor.serverName();
    }

    /** By what the client is known where each has a share; null for one that is not held to it. */
    @Nullable
    Object share(HttpConnection connection) {
        return of(connection).visitor.share();
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

    /** Shows {@code action} each that is open. */
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

    /** It speaks HTTP no more; whatever it is used for has to mind its time. */
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
     * It is closed. Said by Vert.x, and once more by whom Vert.x has no part in, since a handler that breaks keeps Vert.x from
     * saying so; the second time is nothing.
     */
    public void closed(HttpConnection connection) {
        var idle = connections.remove(connection);
        if (idle != null) {
            Deadlines.drop(idle);
            metrics.clientDisconnected();
            tellWhenNone();
        }
    }

    /** A connection's time without a request. A client that isn't gone when that is over once more is cut off. */
    private final class Idle extends Deadline {
        private final @Nullable HttpConnection connection;
        private final Visitor visitor;
        private int answering;
        private boolean late;

        Idle(@Nullable HttpConnection connection, Visitor visitor) {
            this.connection = connection;
            this.visitor = visitor;
        }

        @Override
        protected void expired() {
            if (connection != null && late) {
                ConnectionEnd.atOnce(connection);
            } else if (connection != null) {
                late = true;
                untilRequest.set(this);
                visitor.late().run();
            }
        }
    }
}
