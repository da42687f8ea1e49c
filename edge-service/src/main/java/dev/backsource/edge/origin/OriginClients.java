package dev.backsource.edge.origin;

import dev.backsource.edge.http.ProxyMetrics;
import dev.backsource.edge.routing.ConnectionTerms;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to origins. Over HTTP those to one address and port are shared by all domains; over
 * HTTPS only requests for the same server name share one, since the connection was made in that name (SNI) and, under
 * full verification, checked for it. Vert.x keeps pools by address, TLS and peer host, which is just that; what it
 * doesn't tell apart are the terms of a connection and its use, hence a client for each. A client is made when it is
 * first needed and closed when it has had no connection for five minutes.
 */
final class OriginClients {
    /** Of one event loop. Each domain could bring its own CA; those whose client finds no place are answered with 503. */
    static final int MAX_CLIENTS = 4_096;

    private static final int MAX_IDLE_SECONDS = 300;
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** A connection that breaks is no news by itself; the request on it, if any, is told. */
    private static final Handler<Throwable> BROKEN = thrown -> {};

    private final Vertx vertx;
    private final OriginClientOptions options;
    private final ProxyMetrics metrics;
    private final Map<Key, TermsClient> clients = new HashMap<>();
    private long nextTickNanos = System.nanoTime();
    private @Nullable Key lastKey;
    private @Nullable TermsClient last;

    OriginClients(Vertx vertx, OriginClientOptions options, ProxyMetrics metrics) {
        this.vertx = vertx;
        this.options = options;
        this.metrics = metrics;
    }

    /** A request to be sent over a connection of these terms; {@code request} is read before the call returns. */
    Future<HttpClientRequest> request(ConnectionTerms terms, ConnectionUse use, RequestOptions request) {
        var client = client(terms, use);
        return client == null
                ? Future.failedFuture(new ConnectionPoolTooBusyException("too many kinds of connections"))
                : client.use().request(request);
    }

    /** To be called now and then: closes what was not used for long. */
    void sweep() {
        var now = System.nanoTime();
        if (nextTickNanos - now <= 0) {
            nextTickNanos = now + TICK_NANOS;
            tick();
        }
    }

    private void tick() {
        for (var each = clients.values().iterator(); each.hasNext(); ) {
            var client = each.next();
            client.tick();
            if (client.idleSeconds() > MAX_IDLE_SECONDS) {
                each.remove();
                client.close();
                lastKey = null;
            }
        }
    }

    int count() {
        return clients.size();
    }

    private @Nullable TermsClient client(ConnectionTerms terms, ConnectionUse use) {
        if (lastKey != null && lastKey.terms == terms && lastKey.use == use) {
            return last;
        }
        var key = new Key(terms, use);
        var client = clients.get(key);
        if (client == null && clients.size() < MAX_CLIENTS) {
            client = create(key);
            clients.put(key, client);
        }
        lastKey = client == null ? null : key;
        last = client;
        return client;
    }

    private TermsClient create(Key key) {
        var usage = new TermsClient.Usage();
        return new TermsClient(build(key, usage), usage);
    }

    private HttpClient build(Key key, TermsClient.Usage usage) {
        return vertx.httpClientBuilder()
                .with(options.http(key.terms, key.use))
                .with(options.pool())
                .withConnectHandler(connection -> connected(connection, usage))
                .build();
    }

    private void connected(HttpConnection connection, TermsClient.Usage usage) {
        usage.opened();
        metrics.originConnected();
        connection.exceptionHandler(BROKEN).closeHandler(closed -> {
            usage.closed();
            metrics.originDisconnected();
        });
    }

    private record Key(ConnectionTerms terms, ConnectionUse use) {}
}
