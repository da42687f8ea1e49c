package dev.backsource.edge.cache.orders;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;

import dev.backsource.deployment.tracing.Tracing;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.cache.EdgeCache;
import dev.backsource.edge.figures.DomainCounts;
import dev.backsource.edge.findings.EdgeFindings;
import dev.backsource.edge.findings.SeenRedirects;
import dev.backsource.edge.http.BodyReservation;
import dev.backsource.edge.http.BodyReservations;
import dev.backsource.edge.http.client.ClientSide;
import dev.backsource.edge.http.limit.ClientIdentity;
import dev.backsource.edge.http.limit.RequestLimits;
import dev.backsource.edge.http.telemetry.AccessLog;
import dev.backsource.edge.http.telemetry.AnswerRecorder;
import dev.backsource.edge.http.telemetry.InFlightRequests;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.http.tracing.RequestTraces;
import dev.backsource.edge.http.tunnel.Tunnels;
import dev.backsource.edge.http.upstream.ResponseSource;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.progressive.GivenTrials;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.Domains;
import dev.backsource.edge.testing.Rollouts;
import dev.backsource.edge.testing.TestReads;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.DomainFindings;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.purge.PurgeScope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cache of an edge with two event loops, an origin and two policies of one domain, all of them moved by the test. */
final class SteppedEdge {
    private static final String HOST = "www.example.test";
    private static final String LATER = "192.0.2.2";
    private static final long NOW = 1_000_000_000_000L;
    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();
    private static final long MAX_BYTES = 1 << 20;

    final SteppedOrigin origin = new SteppedOrigin();
    final List<Loop> loops = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EdgeSettings settings = settings();
    private final RoutingTable table = new RoutingTable(GivenTrials.of(() -> 0));
    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    private final EdgeFindings findings = new EdgeFindings(table, clock);
    final SeenRedirects redirects = new SeenRedirects(table, findings, clock);
    private final EdgeCache cache = new EdgeCache(settings, table, meters, redirects);
    private final RequestLimits limits = new RequestLimits(settings, meters);
    private final AnswerRecorder recorder = new AnswerRecorder(
            new ProxyMetrics(meters, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
            AccessLog.OFF,
            (domain, entry) -> {},
            new RequestTraces(Tracing.OFF, settings.tracing(), () -> 0));
    private final Domain secure = domain(HOST, origin("192.0.2.3", 443)).with(Part.ORIGIN_TLS, OriginTls.DEFAULT);
    private final Domain plain = secure.with(Part.ORIGINS, List.of(origin("192.0.2.3", 80)));
    private final Route verified = route(1, secure);
    /** The route after {@link #verified}, over HTTP to the same origin. */
    private final Route moved = route(2, plain);

    private final Route earlier = route(3, domain(HOST, origin("192.0.2.1", 80)));
    private final Route later = route(4, domain(HOST, origin(LATER, 80)));
    private long revision = 4;
    private Route route = earlier;
    private int targets;
    private @Nullable BodyReservation others;

    /** One event loop, with its part of the cache. */
    final class Loop {
        final SteppedLoop steps = new SteppedLoop();
        private final InFlightRequests underWay = new InFlightRequests();
        private final ClientSide clients = ClientSide.of(
                settings,
                ClientIdentity.of(settings.client()),
                recorder,
                () -> 0,
                cache.budget(),
                limits,
                underWay,
                new Tunnels(Duration.ofHours(1), recorder.metrics()));
        private final ResponseSource source = cache.source(
                (routed, form, receiver) -> origin.new Call(steps, routed, form, receiver),
                clients,
                steps.context,
                () -> NOW);
        private long nanos;

        void arrive(SteppedClient client) {
            steps.run(() -> source.answer(new RoutedRequest(
                    client.request,
                    Scheme.HTTPS,
                    HOST,
                    target(),
                    route,
                    ContentKind.STATIC,
                    0,
                    new DomainCounts("www.example.com"),
                    null)));
        }

        /** The time limit of all requests that wait for another client's response on this loop is over. */
        void expire() {
            steps.run(() -> clients.untilTold().expire(nanos));
            nanos += DAY_NANOS;
            steps.run(() -> clients.untilTold().expire(nanos));
        }
    }

    SteppedEdge() {
        loops.add(new Loop());
        loops.add(new Loop());
    }

    private static EdgeSettings settings() {
        return new SmallRyeConfigBuilder()
                .withMapping(EdgeSettings.class)
                .withDefaultValues(Map.of("backsource.edge.cache.max-bytes", Long.toString(MAX_BYTES)))
                .withValidateUnknown(false)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(EdgeSettings.class);
    }

    private Route route(long number, Domain domain) {
        table.apply(domain, number);
        return Objects.requireNonNull(table.find(HOST));
    }

    private String target() {
        return "/" + targets;
    }

    /** Begins another schedule, about a resource of its own. */
    void begin() {
        do {
            targets++;
        } while (Rollouts.arm(HOST, target()) != Arm.CANDIDATE);
        cache.clear();
        origin.calls.clear();
        route = earlier;
    }

    long cacheGeneration() {
        return route.cacheGeneration();
    }

    /** Requests come under another policy from here on. */
    void changePolicy() {
        route = later;
    }

    /** Requests come under the other policy in a progressive rollout from here on, and their resource takes the candidate. */
    void tryCandidate() {
        var rollout = Rollouts.rollout(Part.POLICY, Domains.policy(RedirectType.HTTPS));
        apply(domain(HOST, origin(LATER, 80)), rollout);
    }

    /** Requests go over verified HTTPS from here on. */
    void beSecure() {
        route = verified;
    }

    /** Then over HTTP to the same origin. */
    void becomePlain() {
        route = moved;
    }

    /** Requests go over verified HTTPS from here on, in no rollout. */
    void becomeSecure() {
        apply(secure, null);
    }

    /** Requests then go over HTTP to the same origin in a progressive rollout, and their resource takes the candidate. */
    void tryPlain() {
        apply(secure, Rollouts.rollout(Part.ORIGINS, plain.origins()));
    }

    /** The rollout to HTTP ends in a promotion. */
    void promotePlain() {
        apply(plain, null);
    }

    private void apply(Domain domain, @Nullable ProgressiveRollout rollout) {
        revision++;
        table.apply(domain, new StateVersion(0, revision, revision), rollout);
        route = Objects.requireNonNull(table.find(HOST));
    }

    void purge() {
        cache.purge(DomainName.parse(HOST), PurgeScope.EVERYTHING);
    }

    /** The domains with findings. */
    List<DomainFindings> found() {
        return findings.report("edge-1", clock.instant(), domain -> false).findings();
    }

    /** Other bodies use up the budget. */
    void fillBudget() {
        var room = Objects.requireNonNull(new BodyReservations(cache.budget()).open(0, new TestReads()));
        room.hold(0, MAX_BYTES);
        others = room;
    }

    /** The budget is free again. */
    void emptyBudget() {
        if (others != null) {
            others.close();
            others.drop(MAX_BYTES);
            others = null;
        }
    }

    /** What remains though every request has ended; empty for nothing. */
    List<String> leftovers() {
        var left = new ArrayList<String>();
        for (var name : List.of(
                "backsource.edge.cache.fetches.inflight",
                "backsource.edge.cache.arriving.bytes",
                "backsource.edge.requests.waiting")) {
            var value = meters.get(name).gauge().value();
            if (value != 0) {
                left.add(name + " is " + value);
            }
        }
        for (var loop : loops) {
            if (loop.underWay.count() != 0) {
                left.add("responses in progress: " + loop.underWay.count());
            }
        }
        return left;
    }
}
