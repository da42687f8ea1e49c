package dev.backsource.edge.upstream;

import dev.backsource.deployment.listener.FileDescriptors;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.OriginSettings;
import dev.backsource.edge.deadline.TimeLimits;
import dev.backsource.edge.findings.EdgeFindings;
import dev.backsource.edge.findings.SeenRedirects;
import dev.backsource.edge.http.BodyReservations;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.routing.ConnectionTerms;
import dev.backsource.edge.transport.origin.OriginNetwork;
import dev.backsource.edge.transport.origin.SocketClient;
import dev.backsource.edge.upstream.address.OriginAddresses;
import dev.backsource.edge.upstream.balancing.LoadBalancer;
import dev.backsource.edge.upstream.balancing.OutlierDetection;
import dev.backsource.edge.upstream.exchange.OriginFindings;
import dev.backsource.edge.upstream.exchange.UpstreamLoop;
import dev.backsource.edge.upstream.pool.OriginClients;
import dev.backsource.edge.upstream.pool.OriginConnector;
import dev.backsource.edge.upstream.pool.OriginPools;
import dev.backsource.edge.upstream.pool.PoolLimits;
import dev.backsource.edge.upstream.response.ResponseLimits;
import dev.backsource.edge.upstream.trust.OriginClientOptions;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.protocol.StandardPorts;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.LongSupplier;

/** The factory of event loops' upstream sides. */
public final class OriginUpstreamFactory {
    private final EdgeSettings settings;
    private final StandardPorts standardPorts;
    private final OriginClientOptions options;
    private final OriginAccess access;
    private final OriginNetwork network;
    private final OutlierDetection outliers;
    private final OriginFindings findings;
    private final LongSupplier nanoTime;
    private final Clock clock;

    /** Reads the roots for the verification of origins; fails when they can't be read. */
    public OriginUpstreamFactory(
            EdgeSettings settings,
            StandardPorts standardPorts,
            OriginClientOptions options,
            OriginAccess access,
            OriginNetwork network,
            OutlierDetection outliers,
            EdgeFindings findings,
            SeenRedirects redirects,
            LongSupplier nanoTime,
            Clock clock) {
        this.settings = settings;
        this.standardPorts = standardPorts;
        this.options = options;
        options.prepare();
        this.access = access;
        this.network = network;
        this.outliers = outliers;
        this.findings = new OriginFindings(
                findings, redirects, settings.origin().connectTimeout().toMillis());
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** The upstream side of the event loop of {@code context}. */
    public OriginUpstream create(
            Vertx vertx, Context context, Headers headers, ProxyMetrics metrics, BodyReservations rooms) {
        var connector = new OriginConnector(
                new OriginAddresses(network.lookup(vertx, context), access, nanoTime),
                new OriginClients(
                        terms -> client(vertx, context, terms, metrics),
                        FileDescriptors.ofProcess()
                                .forIdleOrigins(settings.eventLoops()
                                        .orElse(Runtime.getRuntime().availableProcessors()))),
                access,
                standardPorts,
                clock);
        return new OriginUpstream(new UpstreamLoop(
                new LoadBalancer(outliers),
                connector,
                headers,
                metrics,
                rooms,
                findings,
                new TimeLimits(settings.origin().firstByteTimeout()),
                new TimeLimits(settings.origin().idleTimeout())));
    }

    private OriginPools client(Vertx vertx, Context context, ConnectionTerms terms, ProxyMetrics metrics) {
        var client = SocketClient.of(vertx, context, options.tcp(terms), network);
        return new OriginPools(client, poolLimits(settings.origin()), responseLimits(settings.origin()), metrics);
    }

    private static PoolLimits poolLimits(OriginSettings set) {
        return new PoolLimits(
                set.maxConnections(), set.maxWaiting(), set.keepAlive().toNanos());
    }

    private static ResponseLimits responseLimits(OriginSettings set) {
        return new ResponseLimits(set.maxHeaderSize(), set.maxHeaderFields(), set.maxInterimResponses());
    }
}
