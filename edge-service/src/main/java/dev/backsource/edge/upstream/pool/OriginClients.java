package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.routing.ConnectionTerms;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to origins. Only requests for the same host and on the same terms share connections: an
 * origin's late bytes, sent after the next request has left, look like the response to that request, so they must at least
 * come from a request for the same host. The client for some terms is created on first use and closed after five minutes
 * without a connection.
 */
public final class OriginClients {
    /** The most clients of one event loop, since each domain could bring its own CA. Requests beyond that get 503. */
    static final int MAX_CLIENTS = 4_096;

    private static final int MAX_IDLE_SECONDS = 300;
    /** Enough halvings of the keep-alive time for all idle connections to be closed. */
    private static final int MOST_HALVINGS = 40;

    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Function<ConnectionTerms, OriginPools> maker;
    private final int mostIdle;
    private final Map<ConnectionTerms, OriginPools> clients = new HashMap<>();
    private long nextTickNanos = System.nanoTime();
    private @Nullable ConnectionTerms lastTerms;
    private @Nullable OriginPools last;

    /**
     * @param maker creates the client for some terms
     * @param mostIdle the most idle connections to all origins together; a client that requests ever new hosts of a wildcard
     *     domain makes the edge open one for each
     */
    public OriginClients(Function<ConnectionTerms, OriginPools> maker, int mostIdle) {
        this.maker = maker;
        this.mostIdle = mostIdle;
    }

    /**
     * The pool of connections to {@code at}; null when there are too many kinds of connections.
     *
     * @param host of the requests
     * @param serverName the name that the certificate must have; null without TLS
     */
    @Nullable
    OriginPool pool(ConnectionTerms terms, SocketAddress at, String host, @Nullable String serverName) {
        var client = client(terms);
        return client == null ? null : client.pool(at, host, serverName);
    }

    /** To be called now and then: closes connections and clients that have been idle for too long. */
    void sweep() {
        var now = System.nanoTime();
        if (nextTickNanos - now <= 0) {
            nextTickNanos = now + TICK_NANOS;
            tick(now);
        }
    }

    private void tick(long now) {
        for (var each = clients.values().iterator(); each.hasNext(); ) {
            var client = each.next();
            client.tick(now);
            if (client.idleSeconds() > MAX_IDLE_SECONDS) {
                each.remove();
                client.close();
                lastTerms = null;
            }
        }
        for (var halvings = 1; halvings <= MOST_HALVINGS && idle() > mostIdle; halvings++) {
            closeIdle(now, halvings);
        }
    }

    private int idle() {
        return clients.values().stream().mapToInt(OriginPools::idle).sum();
    }

    /** Closes connections after a shorter idle time: the more are idle, the shorter. */
    private void closeIdle(long now, int halvings) {
        clients.values().forEach(client -> client.closeIdle(now, halvings));
    }

    /** The client for {@code terms}. Routes share equal terms, so most requests find their client without a look-up in the map. */
    private @Nullable OriginPools client(ConnectionTerms terms) {
        if (lastTerms == terms) {
            return last;
        }
        var client = clients.get(terms);
        if (client == null && clients.size() < MAX_CLIENTS) {
            client = maker.apply(terms);
            clients.put(terms, client);
        }
        lastTerms = client == null ? null : terms;
        last = client;
        return client;
    }
}
