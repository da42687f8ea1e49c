package dev.backsource.edge.proxy;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.cache.EdgeCache;
import dev.backsource.edge.http.Accounts;
import dev.backsource.edge.http.ClientConnections;
import dev.backsource.edge.http.ClientSide;
import dev.backsource.edge.http.Deadlines;
import dev.backsource.edge.http.EdgeAnswers;
import dev.backsource.edge.http.Headers;
import dev.backsource.edge.http.Relay;
import dev.backsource.edge.http.RequestForm;
import dev.backsource.edge.http.RequestsUnderWay;
import dev.backsource.edge.http.ResponseSource;
import dev.backsource.edge.http.Tunnels;
import dev.backsource.edge.origin.OriginFetch;
import dev.backsource.edge.origin.OriginFetchFactory;
import dev.backsource.edge.routing.RoutingProgress;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
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
    private final OriginFetchFactory fetches;
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final Accounts accounts;
    private final EdgeCache cache;
    private final RequestsUnderWay underWay = new RequestsUnderWay();
    private final Tunnels tunnels;
    private boolean draining;

    EdgeLoop(
            Listeners listeners,
            EdgeSettings settings,
            OriginFetchFactory fetches,
            RoutingTable table,
            RoutingProgress progress,
            Accounts accounts,
            EdgeCache cache) {
        this.listeners = listeners;
        this.settings = settings;
        this.fetches = fetches;
        this.table = table;
        this.progress = progress;
        this.accounts = accounts;
        this.tunnels = new Tunnels(settings.origin().tunnelIdleTimeout(), accounts.metrics());
        this.cache = cache;
    }

    @Override
    public void start(Promise<Void> started) {
        accounts.metrics().watch(underWay);
        var headers = new Headers(settings.id());
        var clientSide = new ClientSide(
                new EdgeAnswers(settings.id(), accounts),
                headers,
                accounts,
                new Deadlines(settings.client().idleTimeout()),
                new ClientConnections(settings.client().idleTimeout(), accounts.metrics()),
                underWay,
                tunnels);
        var fetch = fetches.create(vertx, context, headers, accounts.metrics());
        var upgrading = fetch.tunnels();
        ResponseSource upgrades =
                request -> Relay.start(upgrading, request, RequestForm.AS_ASKED, clientSide, Relay.HeadFinish.NONE);
        var source = new UpgradingSource(cache.source(fetch, clientSide, context), upgrades);
        vertx.setPeriodic(EXPIRY_CHECK_MS, timer -> expire(fetch, clientSide));
        listen(Scheme.HTTP, listeners.http(), source, clientSide)
                .compose(http -> listen(Scheme.HTTPS, listeners.https(), source, clientSide))
                .onComplete(started);
    }

    /** Takes no more connections; completes once no request is under way. */
    Future<Void> drain() {
        var drained = Promise.<Void>promise();
        context.runOnContext(run -> {
            draining = true;
            tunnels.close();
            underWay.whenNone(drained::complete);
        });
        return drained.future();
    }

    private Future<Void> listen(
            Scheme scheme, HttpServerOptions options, ResponseSource source, ClientSide clientSide) {
        return vertx.createHttpServer(options)
                .connectionHandler(connection -> clientConnected(connection, options, clientSide.connections()))
                .invalidRequestHandler(new BrokenRequests(clientSide.answers()))
                .requestHandler(new ClientRequests(
                        scheme, table, progress, source, clientSide.answers(), clientSide.connections()))
                .listen()
                .mapEmpty();
    }

    private void clientConnected(HttpConnection connection, HttpServerOptions options, ClientConnections connections) {
        connection.exceptionHandler(BROKEN);
        ClientPipeline.of(connection).readStrictly(options);
        if (draining) {
            connection.close();
        } else {
            connections.opened(connection);
        }
    }

    private static void expire(OriginFetch fetch, ClientSide clientSide) {
        fetch.expire();
        clientSide.untilTaken().expire();
        clientSide.connections().expire();
        clientSide.tunnels().expire();
    }

    /** What is listened on; the same for every loop, so that they share the sockets. */
    record Listeners(HttpServerOptions http, HttpServerOptions https) {}
}
