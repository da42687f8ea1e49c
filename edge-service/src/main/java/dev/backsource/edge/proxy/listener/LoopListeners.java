package dev.backsource.edge.proxy.listener;

import dev.backsource.edge.ClientSettings;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.http.client.ClientConnections;
import dev.backsource.edge.http.client.ClientConnections.Peer;
import dev.backsource.edge.http.client.ClientSide;
import dev.backsource.edge.http.limit.ClientIdentity;
import dev.backsource.edge.proxy.request.BrokenRequests;
import dev.backsource.edge.tls.IndicatedName;
import dev.backsource.edge.transport.client.ClientPipeline;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The listeners of one event loop, and the connections of their clients: opened at the start, drained when the edge stops. */
public final class LoopListeners {
    /** A broken connection needs no action of its own; the request on it, if any, is notified. */
    private static final Handler<Throwable> BROKEN = thrown -> {};

    private final Vertx vertx;
    private final ClientSide side;
    private final ClientConnections connections;
    private final ClientIdentity identity;
    private final Deadlines untilMoreOfBody;
    private final long maxUnsent;
    private final List<Supplier<Future<Void>>> stops = new ArrayList<>();
    private boolean draining;

    /** @param identity distinguishes clients */
    public LoopListeners(Vertx vertx, ClientSide side, ClientIdentity identity, ClientSettings settings) {
        this.vertx = vertx;
        this.side = side;
        this.connections = side.connections();
        this.identity = identity;
        this.untilMoreOfBody = new Deadlines(settings.bodyTimeout());
        this.maxUnsent = settings.maxUnsent().asLongValue();
    }

    /** Completes when clients can connect. */
    public Future<Void> open(Listener listener, Handler<HttpServerRequest> requests) {
        HttpServer server = vertx.createHttpServer(listener.options());
        stops.add(() -> listener.socket().close(server));
        return server.connectionHandler(connection -> connected(connection, listener))
                .invalidRequestHandler(new BrokenRequests(side.answers()))
                .requestHandler(requests)
                .listen()
                .mapEmpty();
    }

    private void connected(HttpConnection connection, Listener listener) {
        var pipeline = ClientPipeline.of(connection);
        listener.socket().took(pipeline, side.recorder().metrics()::clientRefused);
        if (pipeline.isRefused()) {
            pipeline.refuse(connection);
            return;
        }
        pipeline.writeInBatches();
        pipeline.readInTurn();
        pipeline.limitUnsent(maxUnsent);
        pipeline.readStrictly(listener.options(), side.recorder().metrics().malformedRequests(), untilMoreOfBody);
        connection.exceptionHandler(BROKEN);
        connections.opened(
                connection,
                new Peer(
                        IndicatedName.of(connection.sslSession()),
                        identity.keyOfShare(pipeline.client()),
                        () -> pipeline.endLate(connection)));
        pipeline.whenEnded(() -> connections.closed(connection));
        if (draining) {
            pipeline.announceEnd(connection);
        }
    }

    /**
     * Stops accepting, and then announces to connected clients that they should send no further requests: one that connects
     * anew at once must be refused, not accepted and reset. Requests that are already in transit get their responses;
     * connections without one are closed after {@code grace}.
     *
     * @param context of the event loop
     * @return completes when the last connection has ended
     */
    public Future<Void> drain(Context context, Duration grace) {
        var ended = Promise.<Void>promise();
        Future.join(stops.stream().map(Supplier::get).toList())
                .onComplete(stopped ->
                        context.runOnContext(run -> announceEnd(grace).onComplete(ended)));
        return ended.future();
    }

    private Future<Void> announceEnd(Duration grace) {
        var clientsLeft = Promise.<Void>promise();
        var tunnelsLeft = Promise.<Void>promise();
        draining = true;
        side.tunnels().close();
        connections.each(connection -> ClientPipeline.of(connection).announceEnd(connection));
        vertx.setTimer(Math.max(1, grace.toMillis()), timer -> connections.closeUnused());
        connections.whenNone(clientsLeft::complete);
        side.tunnels().whenNone(tunnelsLeft::complete);
        return Future.all(clientsLeft.future(), tunnelsLeft.future()).mapEmpty();
    }

    /** Aborts the remaining connections, so that no client takes a part of its response for the whole. */
    public void reset() {
        connections.reset();
        side.tunnels().reset();
    }

    /** To be called now and then. */
    public void expire(long now) {
        side.untilTaken().expire(now);
        side.untilTold().expire(now);
        untilMoreOfBody.expire(now);
        connections.expire(now);
        side.tunnels().expire(now);
    }
}
