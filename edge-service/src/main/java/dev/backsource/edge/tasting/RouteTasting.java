package dev.backsource.edge.tasting;

import dev.backsource.edge.routing.Routes;
import dev.backsource.edge.routing.changes.SnapshotOrigin;
import dev.backsource.edge.taster.Sample;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PolicyRecordDecoder;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

/**
 * The trial of a policy change: it is decoded, becomes a route, the only one of an edge, and serves each {@link SyntheticRequest}, each twice, so that
 * the second is answered from the cache where the first was stored. Between client and stub all is as in an edge that serves: the listeners, TLS on both
 * sides, the cache, pools and the verification of origins.
 *
 * <p>A change fails by an exception, by a connection that ends without a response, or by the response to an internal error. Other responses pass, since a
 * domain may be stopped, or trust only authorities that the stub's certificates are not from. A change that the edge refuses anyway passes too: the
 * refusal is the edge's.
 *
 * <p>A domain of twenty origins that verifies none takes twenty handshakes a request. So that its requests don't add up to what counts as no verdict,
 * none of them is begun after half the time for it, and a response that isn't stored isn't asked for again.
 */
final class RouteTasting {
    private static final String PASSED = "";
    private static final int INTERNAL_ERROR = 500;
    /** For what blocks, such as the verification of a certificate. */
    private static final int THREADS = 2;

    private static final SnapshotOrigin ORIGIN = new SnapshotOrigin("none", Instant.EPOCH, Map.of());

    private final TastingEdge tasting;
    private final HttpClient client;
    private final LongSupplier nanoTime;
    private final PolicyRecordDecoder decoder = new PolicyRecordDecoder();

    private RouteTasting(TastingEdge tasting, HttpClient client, LongSupplier nanoTime) {
        this.tasting = tasting;
        this.client = client;
        this.nanoTime = nanoTime;
    }

    /** Starts the edge and tries a change of its own, so that the first sample doesn't pay for classes to be loaded. */
    static RouteTasting start(Map<String, String> configuration)
            throws IOException, InterruptedException, ExecutionException {
        var vertx = Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setWorkerPoolSize(THREADS)
                .setInternalBlockingPoolSize(THREADS)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        var certificates = new StubCertificates(Clock.systemUTC().instant());
        var stub = await(StubOrigin.start(vertx, certificates));
        var edge = TastingEdge.start(vertx, configuration, certificates, stub);
        var tasting = new RouteTasting(edge, client(vertx), System::nanoTime);
        tasting.warmUp();
        return tasting;
    }

    private static HttpClient client(Vertx vertx) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setTrustAll(true)
                .setVerifyHost(false)
                .setForceSni(true)
                .setKeepAliveTimeout(1)
                .setMaxPoolSize(1));
    }

    private void warmUp() throws InterruptedException {
        var plain = Domain.of(
                        DomainName.parse("www.example.com"),
                        List.of(new Origin(
                                OriginAddress.parse("origin.example.com"),
                                Scheme.HTTP.standardPort(),
                                OriginPriority.PRIMARY,
                                Origin.DEFAULT_WEIGHT)))
                .with(Part.POLICY, new OriginProtocolPolicy(true, RedirectType.FOLLOW, ContentPolicy.DISABLED));
        var json = EventCodec.POLICY_CHANGE.encode(PolicyChange.of(plain, 1, Instant.EPOCH));
        var change = EventCodec.POLICY_CHANGE.decode(json);
        var objection = taste(new Changed(change, StateVersion.of(change, json)));
        if (!objection.isEmpty()) {
            throw new IllegalStateException("a plain domain failed: " + objection);
        }
    }

    /** The objection to a change; empty for none. Takes as long as its requests do. */
    String taste(Sample sample) throws InterruptedException {
        try {
            return decoder.decode(sample.key(), sample.headers()::get, sample.value()) instanceof Changed changed
                    ? taste(changed)
                    : PASSED;
        } catch (RuntimeException | StackOverflowError e) {
            return "failed: " + e;
        }
    }

    private String taste(Changed changed) throws InterruptedException {
        var version = changed.version();
        var edge = tasting.edge();
        Routes routes;
        try {
            routes = edge.table()
                    .prepare(changed.domain(), version, changed.change().rollout());
        } catch (InvalidValueException e) {
            return PASSED;
        }
        var name = changed.domain().name();
        try {
            edge.progress().serve(routes, ORIGIN);
            return requestAll(host(name));
        } finally {
            routes.putRemoved(name.value(), version);
        }
    }

    /** A host that the domain covers, and is as long as its name. */
    private static String host(DomainName name) {
        return name.value().replace('*', 't');
    }

    private String requestAll(String host) throws InterruptedException {
        var route = tasting.edge().table().find(host);
        if (route == null) {
            return "no route for " + host;
        }
        var begun = nanoTime.getAsLong();
        var half = tasting.verdictTimeout().dividedBy(2).toNanos();
        for (var request : SyntheticRequest.of(route, host)) {
            if (nanoTime.getAsLong() - begun > half) {
                return PASSED;
            }
            var objection = requestTwice(host, request);
            if (!objection.isEmpty()) {
                return objection;
            }
        }
        return PASSED;
    }

    private String requestTwice(String host, SyntheticRequest request) throws InterruptedException {
        for (var isLast : List.of(false, true)) {
            try {
                var status = await(send(host, request, isLast));
                if (status == INTERNAL_ERROR) {
                    return describe(request) + " was answered with an internal error";
                }
                if (status > INTERNAL_ERROR) {
                    return PASSED;
                }
            } catch (ExecutionException e) {
                return describe(request) + " got no response: " + e.getCause();
            }
        }
        return PASSED;
    }

    private static String describe(SyntheticRequest request) {
        return "a request over " + request.client();
    }

    /** @param isLast whether the connection is closed after the response */
    private Future<Integer> send(String host, SyntheticRequest request, boolean isLast) {
        var secure = request.client() == Scheme.HTTPS;
        var port = secure ? tasting.httpsPort() : tasting.httpPort();
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, TastingEdge.LOOPBACK))
                .setHost(host)
                .setPort(request.client().standardPort())
                .setSsl(secure)
                .setURI(request.target());
        if (isLast) {
            options.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return client.request(options)
                .compose(HttpClientRequest::send)
                .compose(response -> response.body().map(response.statusCode()));
    }

    private static <T> T await(Future<T> future) throws InterruptedException, ExecutionException {
        return future.toCompletionStage().toCompletableFuture().get();
    }
}
