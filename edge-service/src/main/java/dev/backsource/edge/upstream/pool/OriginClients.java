package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.routing.ConnectionTerms;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to origins. Only requests for one host share connections, and only on the same terms:
 * what an origin sends late, when the next request has left, looks like the answer to that, so it has to be the answer to a
 * request of the same host. A client for some terms is made when it is first needed and closed when it has had no connection
 * for five minutes.
 */
public final class OriginClients {
    /** Of one event loop. Each domain could bring its own CA; those whose client finds no place are answered with 503. */
    static final int MAX_CLIENTS = 4_096;

    private static final int MAX_IDLE_SECONDS = 300;
    /** Divides the time for which connections are kept by so much that all are closed. */
    private static final int MOST_HALVINGS = 40;

    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Function<ConnectionTerms, TermsClient> maker;
    private final int mostIdle;
    private final Map<ConnectionTerms, TermsClient> clients = new HashMap<>();
    private long nextTickNanos = System.nanoTime();
    private @Nullable ConnectionTerms lastTerms;
    private @Nullable TermsClient last;

    /**
     * @param maker of a client for some terms
     * @param mostIdle how many connections may wait for a request, to all origins together; whoever asks for ever new hosts of
     *     a wildcard domain has the edge open one for each
     */
    public OriginClients(Function<ConnectionTerms, TermsClient> maker, int mostIdle) {
        this.maker = maker;
        this.mostIdle = mostIdle;
    }

    /**
     * The pool of connections to {@code at}; null when there are too many kinds of connections.
     *
     * @param host whom the requests are for
     * @param serverName whom a certificate has to be for; null without TLS
     */
    @Nullable
    OriginPool pool(ConnectionTerms terms, SocketAddress at, String host, @Nullable String serverName) {
        var client = client(terms);
        return client == null ? null : client.pool(at, host, serverName);
    }

    /** To be called now and then: closes what was not used for long. */
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
        return clients.values().stream().mapToInt(TermsClient::idle).sum();
    }

    /** The more wait, the shorter they do. */
    private void closeIdle(long now, int halvings) {
        clients.values().forEach(client -> client.closeIdle(now, halvings));
    }

    /** Routes share equal terms, so that most requests find theirs without a look into the map. */
    private @Nullable TermsClient client(ConnectionTerms terms) {
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
