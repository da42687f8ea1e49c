package dev.backsource.health.preflight;

import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.health.StateLoop;
import dev.backsource.health.probe.attempt.CertificateCheck;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeSettings;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.health.probe.attempt.ProbedAddresses;
import dev.backsource.health.probe.attempt.ProberId;
import dev.backsource.health.probe.attempt.SocketProbe;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginPort;
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
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
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
    private static final Duration STEP = Duration.ofSeconds(3);
    private static final Duration WHOLE = Duration.ofMillis(3_500);
    private static final Outcome LATE = Outcome.skipped("probe timeout after " + WHOLE.toMillis() + " ms");
    private static final Outcome CUT_SHORT =
            Outcome.skipped("no response in " + STEP.toSeconds() + " s; edges wait longer and may find the port open");

    private final StateLoop loop;
    private final BiFunction<ProbeTarget, Duration, Future<Outcome>> probes;
    private final BiPredicate<ProbeTarget, Duration> isCutShort;
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
                new SocketProbe(vertx, probing, ProbedAddresses.apart(vertx, access, "preflight"), certificates),
                settings,
                ports,
                clock,
                ProberId.of(probing),
                registry);
    }

    private Preflights(
            StateLoop loop,
            SocketProbe socketProbe,
            PreflightSettings settings,
            StandardPortSettings ports,
            Clock clock,
            String prober,
            MeterRegistry registry) {
        this(
                loop,
                socketProbe::probe,
                socketProbe::isCutShort,
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
     * @param nanoTime as {@link System#nanoTime}
     * @param prober the prober's id in its findings
     */
    Preflights(
            StateLoop loop,
            BiFunction<ProbeTarget, Duration, Future<Outcome>> probes,
            BiPredicate<ProbeTarget, Duration> isCutShort,
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
        this.standardPorts = ports.toPorts();
        this.clock = clock;
        this.nanoTime = nanoTime;
        var underway = new AtomicInteger();
        Gauge.builder("backsource.preflight.underway", underway, AtomicInteger::get)
                .description("Ports being probed for pre-flights")
                .register(registry);
        this.places = new PreflightSlots(settings.concurrency(), underway);
    }

    /** The results of the probes of all ports; never fails. */
    Future<ProbeAnswer> answer(ProbeRequest request) {
        var results =
                request.ports().stream().map(port -> result(request, port)).toList();
        return Future.all(results)
                .map(done -> new ProbeAnswer(
                        request.id(),
                        clock.instant(),
                        results.stream().map(Future::result).map(Result::port).toList(),
                        results.stream()
                                .map(Future::result)
                                .map(Result::warning)
                                .filter(Objects::nonNull)
                                .toList()));
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
        return found.kind() == Outcome.Kind.CLOSED && tookNanos >= STEP.toNanos() && isCutShort.test(target, STEP)
                ? CUT_SHORT
                : found;
    }
}
