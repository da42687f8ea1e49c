package dev.backsource.edge.proxy;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.StandardPortSettings;
import dev.backsource.edge.routing.RoutingProgress;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;

/**
 * One event loop of the edge with all it needs: its share of the clients, its own connections to origins. A request
 * and its back-to-origin request never leave it.
 */
final class EdgeLoop extends AbstractVerticle {
    private static final long EXPIRY_CHECK_MS = 100;
    /** A connection that breaks is no news by itself; the request on it, if any, is told. */
    private static final Handler<Throwable> BROKEN = thrown -> {};

    private final Listeners listeners;
    private final EdgeSettings settings;
    private final StandardPortSettings standardPorts;
    private final ClientOptions clientOptions;
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final ProxyMetrics metrics;
    private final RequestsUnderWay underWay = new RequestsUnderWay();
    private boolean draining;

    EdgeLoop(
            Listeners listeners,
            EdgeSettings settings,
            StandardPortSettings standardPorts,
            ClientOptions clientOptions,
            RoutingTable table,
            RoutingProgress progress,
            ProxyMetrics metrics) {
        this.listeners = listeners;
        this.settings = settings;
        this.standardPorts = standardPorts;
        this.clientOptions = clientOptions;
        this.table = table;
        this.progress = progress;
        this.metrics = metrics;
    }

    @Override
    public void start(Promise<Void> started) {
        var answers = new EdgeAnswers(settings.id(), metrics);
        var fetch = new OriginFetch(
                clients(),
                new Headers(settings.id()),
                answers,
                metrics,
                new Deadlines(settings.origin().firstByteTimeout()),
                new Deadlines(settings.origin().idleTimeout()),
                new Deadlines(settings.client().idleTimeout()),
                new ClientConnections(settings.client().idleTimeout()),
                underWay);
        vertx.setPeriodic(EXPIRY_CHECK_MS, timer -> expire(fetch));
        listen(Scheme.HTTP, listeners.http(), fetch)
                .compose(http -> listen(Scheme.HTTPS, listeners.https(), fetch))
                .onComplete(started);
    }

    /** Takes no more connections; completes once no request is under way. */
    Future<Void> drain() {
        var drained = Promise.<Void>promise();
        context.runOnContext(run -> {
            draining = true;
            underWay.whenNone(drained::complete);
        });
        return drained.future();
    }

    private Future<Void> listen(Scheme scheme, HttpServerOptions options, OriginFetch fetch) {
        return vertx.createHttpServer(options)
                .connectionHandler(connection -> clientConnected(connection, fetch.connections()))
                .invalidRequestHandler(new BrokenRequests(fetch.answers()))
                .requestHandler(
                        new ClientRequests(scheme, table, progress, fetch, fetch.answers(), fetch.connections()))
                .listen()
                .mapEmpty();
    }

    private OriginClients clients() {
        return new OriginClients(client(Verification.FULL), client(Verification.NONE), standardPorts.toPorts());
    }

    private HttpClient client(Verification verification) {
        return vertx.httpClientBuilder()
                .with(clientOptions.http(verification))
                .with(clientOptions.pool())
                .withConnectHandler(connection -> connection.exceptionHandler(BROKEN))
                .build();
    }

    private void clientConnected(HttpConnection connection, ClientConnections connections) {
        connection.exceptionHandler(BROKEN);
        if (draining) {
            connection.close();
        } else {
            connections.opened(connection);
        }
    }

    private static void expire(OriginFetch fetch) {
        fetch.untilResponse().expire();
        fetch.untilMore().expire();
        fetch.untilTaken().expire();
        fetch.connections().expire();
    }

    /** What is listened on; the same for every loop, so that they share the sockets. */
    record Listeners(HttpServerOptions http, HttpServerOptions https) {}
}
