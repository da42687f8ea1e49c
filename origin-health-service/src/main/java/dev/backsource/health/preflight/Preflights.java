package dev.backsource.health.preflight;

import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.health.StateLoop;
import dev.backsource.health.http.HttpFindings;
import dev.backsource.health.http.HttpInquiries;
import dev.backsource.health.http.VisitLimits;
import dev.backsource.health.probe.attempt.AddressLimits;
import dev.backsource.health.probe.attempt.CertificateCheck;
import dev.backsource.health.probe.attempt.OriginConnections;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeSettings;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.health.probe.attempt.ProbedAddresses;
import dev.backsource.health.probe.attempt.ProberId;
import dev.backsource.health.probe.attempt.ShareOwner;
import dev.backsource.health.probe.attempt.SocketProbe;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeAnswer.HttpState;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.protocol.StandardPorts;
import dev.backsource.policy.response.DomainLookup;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Probes the ports of a question, each once and all at the same time, by the rules of the watch and with clients, threads and slots of its own:
 * questions hold up no watched port. Lives on the state loop.
 *
 * <p>Each step of a probe is limited to {@code STEP}, and the whole probe to {@code WHOLE}, since a caller waits. A port that doesn't answer within
 * that, though edges would wait longer, is unknown.
 */
@ApplicationScoped
class Preflights {
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration WHOLE = Duration.ofMillis(2_500);
    /** Of the whole time, for the way of an inquiry's findings. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    private static final Outcome LATE = Outcome.skipped("probe timeout after " + WHOLE.toMillis() + " ms");
    private static final Outcome CUT_SHORT =
            Outcome.skipped("no response in " + STEP.toSeconds() + " s; edges wait longer and may find the port open");

    private static final String NO_DOMAIN = "the question has no domain, since config-service is of an earlier version";

    private final StateLoop loop;
    private final BiFunction<ProbeTarget, Duration, Future<Outcome>> probes;
    private final BiPredicate<ProbeTarget, Duration> isCutShort;
    private final Inquiries inquiries;
    private final StandardPorts standardPorts;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final PreflightSlots places;
    /** Apart from those of ports, so that origins that respond slowly hold up no probe. */
    private final PreflightSlots inquirySlots;

    private final String prober;

    @Inject
    Preflights(
            Vertx vertx,
            StateLoop loop,
            ProbeSettings probing,
            PreflightSettings settings,
            StandardPortSettings ports,
            OriginAccess access,
            CertificateCheck certificates,
            DomainLookup domains,
            Clock clock,
            MeterRegistry registry) {
        this(
                loop,
                ProbedAddresses.apart(vertx, access, "preflight"),
                probing,
                settings,
                ports,
                certificates,
                domains,
                vertx,
                clock,
                registry);
    }

    private Preflights(
            StateLoop loop,
            ProbedAddresses addresses,
            ProbeSettings probing,
            PreflightSettings settings,
            StandardPortSettings ports,
            CertificateCheck certificates,
            DomainLookup domains,
            Vertx vertx,
            Clock clock,
            MeterRegistry registry) {
        this(
                loop,
                new SocketProbe(vertx, probing, addresses, certificates),
                new HttpInquiries(
                        vertx,
                        new OriginConnections(vertx, addresses, certificates, AddressLimits.ofPreflights()),
                        ports.toPorts(),
                        domains,
                        VisitLimits.ofPreflights(),
                        WHOLE),
                settings,
                ports,
                clock,
                ProberId.of(probing),
                registry);
    }

    private Preflights(
            StateLoop loop,
            SocketProbe socketProbe,
            HttpInquiries inquiries,
            PreflightSettings settings,
            StandardPortSettings ports,
            Clock clock,
            String prober,
            MeterRegistry registry) {
        this(
                loop,
                socketProbe::probe,
                socketProbe::isCutShort,
                inquiries::all,
                settings,
                ports,
                clock,
                System::nanoTime,
                prober,
                registry);
    }

    /**
     * Pre-flights that probe by {@code probes}.
     *
     * @param probes probes a target once, with a limit for each step
     * @param isCutShort whether edges would wait longer than that limit
     * @param inquiries asks an origin over HTTP, within a given time
     * @param nanoTime as {@link System#nanoTime}
     * @param prober the prober's id in its findings
     */
    Preflights(
            StateLoop loop,
            BiFunction<ProbeTarget, Duration, Future<Outcome>> probes,
            BiPredicate<ProbeTarget, Duration> isCutShort,
            Inquiries inquiries,
            PreflightSettings settings,
            StandardPortSettings ports,
            Clock clock,
            LongSupplier nanoTime,
            String prober,
            MeterRegistry registry) {
        this.prober = prober;
        this.loop = loop;
        this.probes = probes;
        this.isCutShort = isCutShort;
        this.inquiries = inquiries;
        this.standardPorts = ports.toPorts();
        this.clock = clock;
        this.nanoTime = nanoTime;
        var underway = new AtomicInteger();
        Gauge.builder("backsource.preflight.underway", underway, AtomicInteger::get)
                .description("Ports being probed for pre-flights")
                .register(registry);
        this.places = new PreflightSlots(settings.concurrency(), underway);
        var inquiriesUnderway = new AtomicInteger();
        Gauge.builder("backsource.preflight.inquiries.underway", inquiriesUnderway, AtomicInteger::get)
                .description("Origins being asked over HTTP for pre-flights")
                .register(registry);
        this.inquirySlots = new PreflightSlots(Math.max(1, settings.concurrency() / 2), inquiriesUnderway);
    }

    /** All faults of an origin's responses over HTTP; never fails. */
    @FunctionalInterface
    interface Inquiries {
        /** @param throughNames whether none of the hosts that the domain's name covers is a domain of its own */
        Future<HttpFindings> all(
                Domain domain, Origin origin, boolean throughNames, Duration within, HttpInquiries.Caller caller);
    }

    /** The results of the probes of all ports, and of the requests to origins whose ports are open; never fails. */
    Future<ProbeAnswer> answer(ProbeRequest request) {
        var began = nanoTime.getAsLong();
        var results = new LinkedHashMap<OriginPort, Future<Result>>();
        request.ports().forEach(port -> results.put(port, result(request, port)));
        var responses = responses(request, results, began);
        return Future.all(List.copyOf(results.values()))
                .compose(probed -> Future.all(responses))
                .map(done -> new ProbeAnswer(
                        request.id(),
                        clock.instant(),
                        results.values().stream()
                                .map(Future::result)
                                .map(Result::port)
                                .toList(),
                        findings(
                                results.values().stream().map(Future::result).toList(),
                                responses.stream().map(Future::result).toList()),
                        worst(responses.stream()
                                .map(Future::result)
                                .map(Responses::http)
                                .toList())));
    }

    /** Errors first, so that they are the last to be left out. */
    private static List<Finding> findings(List<Result> results, List<Responses> responses) {
        return Stream.concat(
                        results.stream().map(Result::warning).filter(Objects::nonNull),
                        responses.stream().flatMap(ofOrigin -> ofOrigin.findings().stream()))
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    /** One per address. */
    private static List<ProbeAnswer.Http> worst(List<ProbeAnswer.Http> states) {
        var byAddress = new LinkedHashMap<OriginAddress, ProbeAnswer.Http>();
        states.forEach(state -> byAddress.merge(
                state.origin(), state, (one, other) -> one.state().compareTo(other.state()) >= 0 ? one : other));
        return byAddress.values().stream().limit(Domain.MAX_ORIGINS).toList();
    }

    /** The findings over HTTP, of each origin once. Origins with the same address and needed ports are one. */
    private List<Future<Responses>> responses(
            ProbeRequest request, Map<OriginPort, Future<Result>> results, long began) {
        var domain = request.domainAsked();
        if (domain == null) {
            return results.keySet().stream()
                    .map(port -> Future.succeededFuture(Responses.none(port.origin(), NO_DOMAIN)))
                    .toList();
        }
        var remedies = new AtomicBoolean();
        var origins = new LinkedHashMap<List<OriginPort>, Origin>();
        for (var origin : domain.origins()) {
            origins.putIfAbsent(
                    domain.neededTargets(origin).stream()
                            .map(target -> OriginPort.of(origin, target))
                            .toList(),
                    origin);
        }
        return origins.entrySet().stream()
                .map(origin -> obstacle(origin.getKey(), results)
                        .compose(obstacle -> obstacle.isEmpty()
                                ? responses(domain, request, origin.getValue(), began, remedies)
                                : Future.succeededFuture(
                                        Responses.none(origin.getValue().address(), obstacle.get()))))
                .toList();
    }

    /** The reason for which an origin with these needed ports isn't asked; empty where all are open. */
    private static Future<Optional<String>> obstacle(List<OriginPort> ports, Map<OriginPort, Future<Result>> results) {
        if (!results.keySet().containsAll(ports)) {
            return Future.succeededFuture(Optional.of("not all of its needed ports were to be probed"));
        }
        var ofOrigin = ports.stream().map(results::get).toList();
        return Future.all(ofOrigin)
                .map(done -> ofOrigin.stream()
                        .map(Future::result)
                        .map(Result::port)
                        .filter(port -> port.state() != PortState.OPEN)
                        .findFirst()
                        .map(port -> "port " + port.port() + " isn't open"));
    }

    /**
     * An inquiry has one connection at a time, so it takes one slot.
     *
     * @param remedies whether another origin of the same question was asked for remedies, which takes many requests
     */
    private Future<Responses> responses(
            Domain domain, ProbeRequest request, Origin origin, long began, AtomicBoolean remedies) {
        var left = WHOLE.minus(MARGIN).minusNanos(nanoTime.getAsLong() - began);
        if (left.isNegative()) {
            return Future.succeededFuture(
                    Responses.none(origin.address(), "no time was left after the probes of its ports"));
        }
        var owner = owner(request);
        var refused = inquirySlots.take(owner);
        if (refused != null) {
            return Future.succeededFuture(Responses.none(origin.address(), refused.reason()));
        }
        var soFar = new Progress(owner, remedies);
        var result = Promise.<Responses>promise();
        var timer = loop.after(left.plus(MARGIN), () -> result.tryComplete(asked(origin, soFar.findings)));
        inquiries
                .all(domain, origin, request.goesThroughNames(), left, soFar)
                .onComplete(ended -> loop.execute(() -> {
                    inquirySlots.giveBack(owner);
                    loop.cancel(timer);
                    result.tryComplete(asked(origin, ended.succeeded() ? ended.result() : soFar.findings));
                }));
        return result.future();
    }

    private Responses asked(Origin origin, HttpFindings found) {
        var gap = found.gap();
        return new Responses(
                gap == null
                        ? new ProbeAnswer.Http(origin.address(), HttpState.ASKED, found.remark())
                        : new ProbeAnswer.Http(origin.address(), HttpState.UNKNOWN, gap),
                found.found().stream()
                        .map(fault -> fault.measured().asked(fault.at(), prober, clock.instant()))
                        .toList());
    }

    /** The progress of one inquiry. */
    private static final class Progress implements HttpInquiries.Caller {
        private final ShareOwner owner;
        private final AtomicBoolean remedies;
        private volatile HttpFindings findings = HttpFindings.none("no response in time");

        Progress(ShareOwner owner, AtomicBoolean remedies) {
            this.owner = owner;
            this.remedies = remedies;
        }

        @Override
        public ShareOwner owner() {
            return owner;
        }

        @Override
        public void take(HttpFindings soFar) {
            findings = soFar;
        }

        @Override
        public boolean admitsRemedies() {
            return remedies.compareAndSet(false, true);
        }
    }

    /** What an origin's responses over HTTP showed. */
    private record Responses(ProbeAnswer.Http http, List<Finding> findings) {
        static Responses none(OriginAddress origin, String reason) {
            return new Responses(new ProbeAnswer.Http(origin, HttpState.NOT_ASKED, reason), List.of());
        }
    }

    private Future<Result> result(ProbeRequest request, OriginPort port) {
        var target = ProbeTarget.of(port, request.terms(), request.connectTimeoutMs(), standardPorts);
        return probe(owner(request), target).map(outcome -> Result.of(port, outcome, prober, clock.instant()));
    }

    private static ShareOwner owner(ProbeRequest request) {
        return ShareOwner.of(request.domain(), request.team());
    }

    private Future<Outcome> probe(ShareOwner owner, ProbeTarget target) {
        var refused = places.take(owner);
        if (refused != null) {
            return Future.succeededFuture(refused);
        }
        var began = nanoTime.getAsLong();
        var result = Promise.<Outcome>promise();
        var timer = loop.after(WHOLE, () -> result.tryComplete(LATE));
        probes.apply(target, STEP)
                .onComplete(ended -> loop.execute(() -> {
                    places.giveBack(owner);
                    result.tryComplete(
                            ended.succeeded() ? judged(target, ended.result(), nanoTime.getAsLong() - began) : LATE);
                    loop.cancel(timer);
                }));
        return result.future();
    }

    /**
     * The result for a port.
     *
     * @param warning the finding of an open port; null without one
     */
    private record Result(ProbeAnswer.Port port, @Nullable Finding warning) {
        static Result of(OriginPort port, Outcome outcome, String prober, Instant now) {
            var measured = outcome.measured();
            var finding = measured == null
                    ? null
                    : measured.asked(new Place(port.origin(), port.port(), port.scheme()), prober, now);
            var isOpen = outcome.kind() == Outcome.Kind.OPEN;
            return new Result(
                    new ProbeAnswer.Port(
                            port.origin(),
                            port.port(),
                            port.scheme(),
                            outcome.kind().state(),
                            outcome.tls(),
                            outcome.reason(),
                            now,
                            isOpen ? null : finding),
                    isOpen ? finding : null);
        }
    }

    /** A failed probe that was cut short says nothing of a port for which edges wait longer. */
    private Outcome judged(ProbeTarget target, Outcome found, long tookNanos) {
        return found.kind() == Outcome.Kind.CLOSED
                        && tookNanos - found.aside().toNanos() >= STEP.toNanos()
                        && isCutShort.test(target, STEP)
                ? CUT_SHORT
                : found;
    }
}
