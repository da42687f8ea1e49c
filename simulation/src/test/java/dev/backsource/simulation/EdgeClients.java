package dev.backsource.simulation;

import dev.backsource.edge.EjectionSettings;
import dev.backsource.edge.cache.rules.StoredFreshness;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.cache.store.CacheStore;
import dev.backsource.edge.cache.store.FieldBlock;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.figures.DomainCounts;
import dev.backsource.edge.http.upstream.ArmDraw;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.upstream.balancing.FailureScope;
import dev.backsource.edge.upstream.balancing.LoadBalancer;
import dev.backsource.edge.upstream.balancing.OutlierDetection;
import dev.backsource.edge.upstream.retry.OriginFailure;
import dev.backsource.edge.upstream.retry.RetryState;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The clients of one edge's process: what they ask for is answered from the cache or fetched from an origin, by the edge's own table,
 * cache, balancer and retries. An answer says how it was asked for, which tells whether it may be served.
 */
final class EdgeClients {
    private static final long CACHE_BYTES = 1 << 20;
    private static final long ANSWERED_WITHIN_MICROS = 2_000_000;
    private static final long FRESH_SECONDS = 3_600;
    private static final OriginFailure REFUSED =
            new OriginFailure(OriginError.REFUSED, "connection refused", FailureScope.ORIGIN);
    private static final HttpServerRequest GET = get(MultiMap.caseInsensitiveMultiMap());
    private static final HttpServerRequest GET_WITH_COOKIE =
            get(MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.COOKIE, "session=1"));
    private static final RetryState.FailedAttempt UNSENT = new RetryState.FailedAttempt() {
        @Override
        public boolean isSent() {
            return false;
        }

        @Override
        public boolean wasReused() {
            return false;
        }
    };

    private static HttpServerRequest get(MultiMap fields) {
        return (HttpServerRequest) Proxy.newProxyInstance(
                HttpServerRequest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, values) -> switch (method.getName()) {
                    case "headers" -> fields;
                    case "version" -> HttpVersion.HTTP_1_1;
                    default -> HttpMethod.GET;
                });
    }

    private final World deployment;
    private final Process process;
    private final RoutingTable table;
    private final CacheStore store = new CacheStore(CACHE_BYTES);
    private final LoadBalancer balancer;

    EdgeClients(World deployment, Process process, RoutingTable table) {
        this.deployment = deployment;
        this.process = process;
        this.table = table;
        this.balancer = new LoadBalancer(
                OutlierDetection.of(new Ejection(), deployment.scheduler().clock()::nanos, new SimpleMeterRegistry()));
    }

    /** A client asks for a path of {@code host}. */
    void visit(String host, Scheme client, String path, boolean hasCookie) {
        var route = table.find(host);
        if (route == null || route.isStopped()) {
            return;
        }
        var routed = new RoutedRequest(
                hasCookie ? GET_WITH_COOKIE : GET,
                client,
                host,
                path,
                route,
                ContentKind.STATIC,
                deployment.scheduler().clock().nanos(),
                new DomainCounts(host),
                null);
        var candidate = ArmDraw.candidateFor(routed);
        if (isStored(routed) || candidate != null && isStored(ArmDraw.ofCandidate(routed, candidate))) {
            return;
        }
        var drawn = ArmDraw.of(routed);
        var retry = new RetryState(balancer, drawn);
        if (retry.next()) {
            ask(drawn, retry, null);
        }
    }

    /** Whether a response to the request is stored, which is then checked. */
    private boolean isStored(RoutedRequest routed) {
        var resource = store.find(key(routed));
        var stored = resource == null ? null : resource.newest(routed.route(), routed.scheme());
        if (stored == null) {
            return false;
        }
        requireOf(routed.route(), routed.scheme(), new String(stored.body(), StandardCharsets.UTF_8));
        return true;
    }

    private static CacheKey key(RoutedRequest routed) {
        return new CacheKey(keyed(routed), routed.scheme(), routed.host(), routed.target());
    }

    /** The scheme in the cache key. What comes over the other one is not stored. */
    private static Scheme keyed(RoutedRequest routed) {
        return routed.route().originScheme(ContentKind.STATIC, routed.scheme());
    }

    private void requireOf(Route route, Scheme client, String asked) {
        var isOf = IntStream.range(0, route.originCount())
                .mapToObj(route::origin)
                .anyMatch(origin -> asked(route, origin, route.target(ContentKind.STATIC, client, origin))
                        .equals(asked));
        if (!isOf) {
            throw new Violation(
                    Invariant.ANSWERS_ARE_OF_THE_ROUTE,
                    process.name() + " answers by " + route.version() + " what was asked for as " + asked);
        }
    }

    private void ask(RoutedRequest routed, RetryState retry, @Nullable Target before) {
        var target = deployment.plan().asked(retry.target(), before);
        requireSecure(routed, target, before);
        var origin = retry.origin();
        deployment.scheduler().after(process.between(1_000, ANSWERED_WITHIN_MICROS), process, "was answered", () -> {
            if (deployment.origins().isOpen(origin.address(), target.port())) {
                retry.succeeded();
                if (target.scheme() == keyed(routed)) {
                    store(routed, asked(routed.route(), origin, target));
                }
            } else if (retry.failed(REFUSED, UNSENT, () -> true)) {
                ask(routed, retry, target);
            }
        });
    }

    /** What the policy, or the candidate that is tried, sends over HTTPS goes so; and so does what was tried over it once. */
    private void requireSecure(RoutedRequest routed, Target target, @Nullable Target before) {
        var wasSecure = before != null && before.scheme().isSecure();
        if (!target.scheme().isSecure() && (wasSecure || isSecure(routed))) {
            throw new Violation(
                    Invariant.SECURE_STAYS_SECURE,
                    process.name() + " asks " + target + " for " + routed.host() + " at "
                            + routed.route().version() + (routed.triesCandidate() ? " for its candidate" : ""));
        }
    }

    private boolean isSecure(RoutedRequest routed) {
        var baseline = deployment.oracle().stateAt(routed.route().version());
        if (baseline == null) {
            return false;
        }
        var arm = routed.arm();
        if (arm == null || !routed.triesCandidate()) {
            return isSecure(baseline, routed.scheme());
        }
        var hasCredentials = routed.scheme().isSecure() && routed.client() == GET_WITH_COOKIE;
        return hasCredentials && isSecure(baseline, routed.scheme())
                || isSecure(arm.candidate().rollout().candidate().appliedTo(baseline), routed.scheme());
    }

    private static boolean isSecure(Domain domain, Scheme client) {
        var policy = domain.policy();
        return policy.enabled()
                && (policy.redirectType() == RedirectType.HTTPS
                        || (policy.redirectType() == RedirectType.FOLLOW && client.isSecure()));
    }

    private void store(RoutedRequest routed, String asked) {
        store.put(
                key(routed),
                Vary.NONE,
                new StoredResponse(
                        deployment
                                .plan()
                                .storedBy(routed.route(), routed.baseline())
                                .cacheGeneration(routed.scheme()),
                        200,
                        FieldBlock.EMPTY,
                        asked.getBytes(StandardCharsets.UTF_8),
                        new StoredFreshness(FRESH_SECONDS, false, false, false, -1, -1),
                        deployment.scheduler().clock().millis(),
                        "",
                        null));
    }

    private static String asked(Route route, RouteOrigin origin, Target target) {
        return origin.address() + " " + target + " as " + route.terms().serverName();
    }

    /** As deployed by default. */
    private record Ejection() implements EjectionSettings {
        @Override
        public int failures() {
            return 3;
        }

        @Override
        public Duration basePause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration maxPause() {
            return Duration.ofSeconds(30);
        }
    }
}
