package dev.backsource.health.preflight;

import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.health.StateLoop;
import dev.backsource.health.http.Found;
import dev.backsource.health.http.HttpInquiries;
import dev.backsource.health.probe.attempt.CertificateCheck;
import dev.backsource.health.probe.attempt.OriginConnections;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeSettings;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.health.probe.attempt.ProbedAddresses;
import dev.backsource.health.probe.attempt.ProberId;
import dev.backsource.health.probe.attempt.SocketProbe;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.protocol.StandardPorts;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final StateLoop loop;
    private final BiFunction<ProbeTarget, Duration, Future<Outcome>> probes;
    private final BiPredicate<ProbeTarget, Duration> isCutShort;
    private final Inquiries inquiries;
    private final StandardPorts standardPorts;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final PreflightSlots places;
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
            Clock clock,
            MeterRegistry registry) {
        this(
                loop,
                ProbedAddresses.apart(vertx, access, "preflight"),
                probing,
                settings,
                ports,
                certificates,
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
            Vertx vertx,
            Clock clock,
            MeterRegistry registry) {
        this(
                loop,
                new SocketProbe(vertx, probing, addresses, certificates),
                new HttpInquiries(vertx, new OriginConnections(vertx, addresses, certificates), ports.toPorts()),
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
    }

    /** All faults of an origin's responses over HTTP; never fails. */
    @FunctionalInterface
    interface Inquiries {
        Future<List<Found>> all(Domain domain, Origin origin, Duration within);
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
                        Stream.concat(
                                        results.values().stream()
                                                .map(Future::result)
                                                .map(Result::warning)
                                                .filter(Objects::nonNull),
                                        responses.stream().map(Future::result).flatMap(List::stream))
                                .toList()));
    }

    /** The findings over HTTP, of each origin once. Origins with the same address and needed ports are one. */
    private List<Future<List<Finding>>> responses(
            ProbeRequest request, Map<OriginPort, Future<Result>> results, long began) {
        var domain = request.domainAsked();
        if (domain == null) {
            return List.of();
        }
        var origins = new LinkedHashMap<List<OriginPort>, Origin>();
        for (var origin : domain.origins()) {
            origins.putIfAbsent(
                    domain.neededTargets(origin).stream()
                            .map(target -> OriginPort.of(origin, target))
                            .toList(),
                    origin);
        }
        return origins.entrySet().stream()
                .filter(origin -> results.keySet().containsAll(origin.getKey()))
                .map(origin -> whenOpen(origin.getKey(), results)
                        .compose(areOpen -> areOpen
                                ? findings(domain, origin.getValue(), began)
                                : Future.succeededFuture(List.<Finding>of())))
                .toList();
    }

    private static Future<Boolean> whenOpen(List<OriginPort> ports, Map<OriginPort, Future<Result>> results) {
        var ofOrigin = ports.stream().map(results::get).toList();
        return Future.all(ofOrigin)
                .map(done -> ofOrigin.stream()
                        .allMatch(result -> result.result().port().state() == PortState.OPEN));
    }

    /** An inquiry has one connection at a time, so it takes one slot. */
    private Future<List<Finding>> findings(Domain domain, Origin origin, long began) {
        var left = WHOLE.minus(MARGIN).minusNanos(nanoTime.getAsLong() - began);
        if (left.isNegative() || places.take(domain.name()) != null) {
            return Future.succeededFuture(List.of());
        }
        var result = Promise.<List<Finding>>promise();
        var timer = loop.after(left.plus(MARGIN), () -> result.tryComplete(List.of()));
        inquiries
                .all(domain, origin, left)
                .onComplete(ended -> loop.execute(() -> {
                    places.giveBack(domain.name());
                    loop.cancel(timer);
                    result.tryComplete(
                            ended.succeeded()
                                    ? ended.result().stream()
                                            .map(found -> found.measured().asked(found.at(), prober, clock.instant()))
                                            .toList()
                                    : List.of());
                }));
        return result.future();
    }

    private Future<Result> result(ProbeRequest request, OriginPort port) {
        var target = ProbeTarget.of(port, request.terms(), request.connectTimeoutMs(), standardPorts);
        return probe(request.domain(), target).map(outcome -> Result.of(port, outcome, prober, clock.instant()));
    }

    private Future<Outcome> probe(DomainName domain, ProbeTarget target) {
        var refused = places.take(domain);
        if (refused != null) {
            return Future.succeededFuture(refused);
        }
        var began = nanoTime.getAsLong();
        var result = Promise.<Outcome>promise();
        var timer = loop.after(WHOLE, () -> result.tryComplete(LATE));
        probes.apply(target, STEP)
                .onComplete(ended -> loop.execute(() -> {
                    places.giveBack(domain);
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
