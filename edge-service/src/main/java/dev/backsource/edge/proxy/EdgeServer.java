package dev.backsource.edge.proxy;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.cache.EdgeCache;
import dev.backsource.edge.figures.CountedDomains;
import dev.backsource.edge.http.limit.ClientIdentity;
import dev.backsource.edge.http.limit.RequestLimits;
import dev.backsource.edge.http.telemetry.AccessLog;
import dev.backsource.edge.http.telemetry.AnswerRecorder;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.http.telemetry.RequestTap;
import dev.backsource.edge.http.tracing.RequestTraces;
import dev.backsource.edge.proxy.EdgeLoop.Listeners;
import dev.backsource.edge.proxy.listener.Admission;
import dev.backsource.edge.proxy.listener.Listener;
import dev.backsource.edge.proxy.listener.ListenerOptions;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.tls.DomainCertificates;
import dev.backsource.edge.upstream.OriginUpstreamFactory;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The edge's server: starts the event loops that serve clients, and lets requests in progress end when the edge stops. */
public final class EdgeServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EdgeServer.class);
    /** As sysexits.h has it. */
    private static final int SOFTWARE_FAILED = 70;

    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration RESET_TIMEOUT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final EdgeSettings settings;
    private final Listeners listeners;
    private final List<EdgeLoop> loops;
    private @Nullable LoopWatch watch;

    /** @param nanoTime the clock for timeouts */
    public EdgeServer(
            Vertx vertx,
            EdgeSettings settings,
            LongSupplier nanoTime,
            ListenerOptions listenerOptions,
            DomainCertificates certificates,
            OriginUpstreamFactory upstreams,
            RoutingTable table,
            RoutingProgress progress,
            CountedDomains figures,
            ProxyMetrics metrics,
            EdgeCache cache,
            RequestLimits limits,
            AccessLog accessLog,
            RequestTap tap,
            RequestTraces traces) {
        this.vertx = vertx;
        this.settings = settings;
        var clients = ClientIdentity.of(settings.client());
        var admission = Admission.of(settings.client(), clients);
        var count = loops(settings);
        listeners = new Listeners(
                new Listener(Scheme.HTTP, listenerOptions.http(), admission, count),
                new Listener(Scheme.HTTPS, listenerOptions.https(), admission, count));
        var recorder = new AnswerRecorder(metrics, accessLog, tap, traces);
        loops = IntStream.range(0, count)
                .mapToObj(loop -> new EdgeLoop(
                        listeners,
                        settings,
                        nanoTime,
                        clients,
                        certificates,
                        upstreams,
                        table,
                        progress,
                        figures.loop(loop),
                        recorder,
                        cache,
                        limits))
                .toList();
    }

    /** The number of event loops. */
    public static int loops(EdgeSettings settings) {
        return settings.eventLoops().orElse(Runtime.getRuntime().availableProcessors());
    }

    /** Returns once clients can connect. */
    public void start() {
        await(Future.all(loops.stream().map(vertx::deployVerticle).toList()), START_TIMEOUT);
        watch = new LoopWatch(
                loops.stream().<BooleanSupplier>map(loop -> loop::isDead).toList(),
                List.of(listeners.http().socket(), listeners.https().socket()),
                EdgeServer::end);
        watch.start();
        LOG.infof(
                "edge %s serves HTTP on port %d and HTTPS on port %d with %d event loops, native transport: %s",
                settings.id(),
                settings.http().port(),
                settings.https().port(),
                loops.size(),
                vertx.isNativeTransportEnabled());
    }

    /**
     * Accepts connections for the drain delay, then none. Returns once the requests in progress have ended, or were cut off after the
     * drain timeout.
     */
    public void drain() {
        close();
        try {
            TimeUnit.MILLISECONDS.sleep(settings.drainDelay().toMillis());
            await(all(EdgeLoop::drain), settings.drainTimeout());
        } catch (IllegalStateException e) {
            LOG.warnf("drain timeout: requests in progress cut off: %s", e.getMessage());
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops watching the event loops: from here on, they end on purpose. */
    @Override
    public void close() {
        if (watch != null) {
            watch.stop();
        }
    }

    /**
     * Resets the remaining connections. Otherwise the end of the process would close them, and a truncated response
     * could pass for complete.
     */
    private void reset() {
        try {
            await(all(EdgeLoop::reset), RESET_TIMEOUT);
        } catch (IllegalStateException e) {
            LOG.warnf("connections not reset: %s", e.getMessage());
        }
    }

    private Future<?> all(Function<EdgeLoop, Future<Void>> action) {
        return Future.all(loops.stream().map(action).toList());
    }

    /** Halts at once: an orderly shutdown needs the threads that are gone. */
    private static void end(String reason) {
        LOG.fatalf("%s; the process ends, to be restarted", reason);
        Runtime.getRuntime().halt(SOFTWARE_FAILED);
    }

    private static void await(Future<?> future, Duration limit) {
        try {
            future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("timeout after " + limit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
