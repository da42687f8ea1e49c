package dev.backsource.edge.proxy;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.cache.EdgeCache;
import dev.backsource.edge.figures.LoopFigures;
import dev.backsource.edge.http.BodyReservations;
import dev.backsource.edge.http.client.ClientSide;
import dev.backsource.edge.http.client.Relay;
import dev.backsource.edge.http.limit.ClientIdentity;
import dev.backsource.edge.http.limit.RequestLimits;
import dev.backsource.edge.http.telemetry.AnswerRecorder;
import dev.backsource.edge.http.telemetry.InFlightRequests;
import dev.backsource.edge.http.tunnel.Tunnels;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseSource;
import dev.backsource.edge.proxy.listener.Listener;
import dev.backsource.edge.proxy.listener.LoopListeners;
import dev.backsource.edge.proxy.request.ClientRequests;
import dev.backsource.edge.proxy.request.RequestCheck;
import dev.backsource.edge.proxy.request.StrictTransport;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.tls.DomainCertificates;
import dev.backsource.edge.transport.EventLoops;
import dev.backsource.edge.transport.LoopClock;
import dev.backsource.edge.upstream.OriginUpstream;
import dev.backsource.edge.upstream.OriginUpstreamFactory;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One event loop of the edge with its own parts: its share of the clients, its own connections to origins. A request
 * and its back-to-origin request never leave the loop.
 */
final class EdgeLoop extends AbstractVerticle {
    private static final long EXPIRY_CHECK_MS = 100;
    private static final Duration MAX_GRACE = Duration.ofSeconds(1);

    private final Listeners listeners;
    private final EdgeSettings settings;
    private final LongSupplier nanoTime;
    private final ClientIdentity clients;
    private final DomainCertificates certificates;
    private final OriginUpstreamFactory upstreams;
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final LoopFigures figures;
    private final AnswerRecorder recorder;
    private final EdgeCache cache;
    private final RequestLimits limits;
    private final InFlightRequests underWay = new InFlightRequests();
    private final Tunnels tunnels;
    private @Nullable LoopListeners open;

    EdgeLoop(
            Listeners listeners,
            EdgeSettings settings,
            LongSupplier nanoTime,
            ClientIdentity clients,
            DomainCertificates certificates,
            OriginUpstreamFactory upstreams,
            RoutingTable table,
            RoutingProgress progress,
            LoopFigures figures,
            AnswerRecorder recorder,
            EdgeCache cache,
            RequestLimits limits) {
        this.listeners = listeners;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.clients = clients;
        this.certificates = certificates;
        this.upstreams = upstreams;
        this.table = table;
        this.progress = progress;
        this.figures = figures;
        this.recorder = recorder;
        this.tunnels = new Tunnels(settings.origin().tunnelIdleTimeout(), recorder.metrics());
        this.cache = cache;
        this.limits = limits;
    }

    @Override
    public void start(Promise<Void> started) {
        recorder.metrics().watch(underWay);
        var clientSide =
                ClientSide.of(settings, clients, recorder, nanoTime, cache.budget(), limits, underWay, tunnels);
        var upstream = upstreams.create(vertx, context, clientSide.headers(), recorder.metrics(), clientSide.rooms());
        var upgrading = upstream.tunnels();
        ResponseSource upgrades = request -> {
            if (!clientSide.admission().refuses(request)) {
                Relay.start(upgrading, request, RequestForm.AS_ASKED, clientSide, Relay.HeadFinish.NONE);
            }
        };
        var clock = LoopClock.of(context);
        var source = new UpgradingSource(cache.source(upstream, clientSide, context, clock::millis), upgrades);
        var opened = new LoopListeners(vertx, clientSide, clients, settings.client());
        open = opened;
        vertx.setPeriodic(EXPIRY_CHECK_MS, timer -> expire(upstream, opened, clientSide.rooms()));
        open(opened, listeners.http(), source, clientSide, clock)
                .compose(http -> open(opened, listeners.https(), source, clientSide, clock))
                .onComplete(started);
    }

    private Future<Void> open(
            LoopListeners to, Listener listener, ResponseSource source, ClientSide clientSide, LoopClock clock) {
        var check = new RequestCheck(listener.scheme(), settings.client().maxUriLength());
        return to.open(
                listener,
                new ClientRequests(
                        listener.scheme(),
                        check,
                        certificates,
                        strictTransport(),
                        table,
                        progress,
                        figures,
                        source,
                        clientSide,
                        clock));
    }

    private StrictTransport strictTransport() {
        return new StrictTransport(settings.https()
                .strictTransportSecurity()
                .map(HttpHeaders::createOptimized)
                .orElse(null));
    }

    /** Whether the loop's thread is dead. To be called only after the start, from any thread. */
    boolean isDead() {
        return EventLoops.isDead(context);
    }

    /** Stops accepting; completes when all connections have ended, each after its responses. */
    Future<Void> drain() {
        var drained = Promise.<Void>promise();
        context.runOnContext(run -> {
            if (open == null) {
                drained.complete();
            } else {
                open.drain(context, grace()).onComplete(drained);
            }
        });
        return drained.future();
    }

    /** Aborts all remaining connections; completes when that is done. */
    Future<Void> reset() {
        var done = Promise.<Void>promise();
        context.runOnContext(run -> {
            if (open != null) {
                open.reset();
            }
            done.complete();
        });
        return done.future();
    }

    /** At most half of the drain timeout. */
    private Duration grace() {
        var half = settings.drainTimeout().dividedBy(2);
        return half.compareTo(MAX_GRACE) < 0 ? half : MAX_GRACE;
    }

    private void expire(OriginUpstream upstream, LoopListeners opened, BodyReservations rooms) {
        var now = nanoTime.getAsLong();
        upstream.expire(now);
        rooms.look();
        opened.expire(now);
    }

    /** The listeners of the edge. */
    record Listeners(Listener http, Listener https) {}
}
