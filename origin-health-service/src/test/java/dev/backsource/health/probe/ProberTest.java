package dev.backsource.health.probe;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.StateLoop;
import dev.backsource.health.probe.attempt.CertificateCheck;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.health.probe.attempt.ProbedAddresses;
import dev.backsource.health.probe.attempt.SocketProbe;
import dev.backsource.health.testing.HandTurnedLoop;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.origin.TlsTerms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProberTest {
    private final Vertx vertx = Vertx.vertx();
    private final StateLoop loop = new StateLoop(vertx);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldProbeAPortOnceForAllWhoWatchItAndStopWhenNobodyDoes() throws IOException {
        try (var server = listen()) {
            // Given
            var prober = prober(10);
            var target = http(server);
            var heard = new AtomicInteger();
            var heardToo = new AtomicInteger();
            Prober.Watcher one = heard::incrementAndGet;
            Prober.Watcher two = heardToo::incrementAndGet;

            // When
            loop.execute(() -> prober.watch(target, null, true, one));
            loop.execute(() -> prober.watch(target, null, true, two));

            // Then
            await().until(() -> heard.get() == 1 && heardToo.get() == 1);
            assertThat(stateOf(prober, target)).isEqualTo(PortState.OPEN);
            assertThat(registry.get("backsource.probe.targets").gauge().value()).isEqualTo(1);
            loop.execute(() -> prober.unwatch(target, one));
            loop.execute(() -> prober.unwatch(target, two));
            await().until(() -> registry.get("backsource.probe.targets").gauge().value() == 0);
        }
    }

    @Test
    void shouldSkipAndCountProbesBeyondTheBoundAndMakeUpForThemLater() throws IOException {
        try (var silent = listen();
                var answering = listen()) {
            // Given
            var prober = prober(1);
            var slow = tls(silent.getLocalPort(), "slow.test", null);
            var quick = http(answering);

            // When
            loop.execute(() -> prober.watch(slow, null, true, () -> {}));
            loop.execute(() -> prober.watch(quick, null, true, () -> {}));

            // Then
            await().until(() -> stateOf(prober, quick) == PortState.OPEN);
            await().until(() -> stateOf(prober, slow) == PortState.CLOSED);
            assertThat(registry.get("backsource.probe.outcomes")
                            .tag("outcome", "skipped")
                            .counter()
                            .count())
                    .isPositive();
        }
    }

    @Test
    void shouldEndAHandshakeThatDripsWhateverTheOriginSends() {
        // Given
        var prober = prober(10);
        var target = tls(drippingPort(), "dripping.test", null);

        // When
        loop.execute(() -> prober.watch(target, null, true, () -> {}));

        // Then
        await().until(() -> stateOf(prober, target) == PortState.CLOSED);
        assertThat(verdict(prober, target).reason()).isEqualTo("TLS handshake failed: timed out");
    }

    @Test
    void shouldGiveAnOriginTheTimeThatItsDomainGivesIt() throws IOException {
        try (var silent = listen()) {
            // Given
            var prober = prober(10);
            var patient = tls(silent.getLocalPort(), "patient.test", 60_000);
            var hasty = tls(silent.getLocalPort(), "hasty.test", 100);

            // When
            loop.execute(() -> prober.watch(patient, null, true, () -> {}));
            loop.execute(() -> prober.watch(hasty, null, true, () -> {}));

            // Then
            await().until(() -> stateOf(prober, hasty) == PortState.CLOSED);
            assertThat(stateOf(prober, patient)).isEqualTo(PortState.UNKNOWN);
        }
    }

    /** By the default settings, whatever chance makes of them. */
    @ParameterizedTest
    @CsvSource({"3000, OPEN", "9400, CLOSED"})
    void shouldCloseAPortThatRefusesWithinTenSecondsButNoneThatRestarts(int refusedMs, PortState after) {
        for (var seed = 0; seed < 50; seed++) {
            // Given
            var turned = new HandTurnedLoop();
            var found = new AtomicReference<>(Outcome.open("connected"));
            var prober = new Prober(
                    turned,
                    (target, most) -> Future.succeededFuture(found.get()),
                    new ProbeMetrics(new SimpleMeterRegistry()),
                    turned.clock(),
                    new TestProbeSettings(10, Duration.ofSeconds(5), 3),
                    new SplittableRandom(seed));
            var target = new ProbeTarget(address(), 80, 80, null, null);
            prober.watch(target, null, true, () -> {});
            turned.pass(Duration.ofSeconds(60).plusMillis(97L * seed));

            // When
            found.set(Outcome.closed("refused"));
            turned.pass(Duration.ofMillis(refusedMs));
            var state = prober.verdict(target).state();
            found.set(Outcome.open("connected"));
            turned.pass(Duration.ofMinutes(1));

            // Then
            assertThat(state).isEqualTo(after);
            assertThat(prober.verdict(target).state()).isEqualTo(PortState.OPEN);
        }
    }

    @Test
    void shouldTakeAFailureByItsOwnSlownessForNoProbe() {
        // Given
        var turned = new HandTurnedLoop();
        var outcome = new AtomicReference<>(Outcome.open("connected"));
        var prober = new Prober(
                turned,
                (probed, most) -> Future.succeededFuture(outcome.get()),
                new ProbeMetrics(registry),
                turned.clock(),
                new TestProbeSettings(10),
                new SplittableRandom(1));
        var target = new ProbeTarget(address(), 80, 80, null, null);
        prober.watch(target, null, true, () -> {});
        turned.pass(Duration.ofMinutes(1));

        // When
        outcome.set(Outcome.STARVED);
        turned.pass(Duration.ofSeconds(50));

        // Then it asks no more than before
        assertThat(prober.verdict(target).state()).isEqualTo(PortState.OPEN);
        assertThat(registry.get("backsource.probe.starved").counter().count()).isBetween(200.0, 320.0);
        turned.pass(Duration.ofMinutes(5));
        assertThat(prober.verdict(target)).returns(PortState.UNKNOWN, PortVerdict::state);
        assertThat(prober.verdict(target).reason()).isEqualTo("prober short of processor time");
    }

    private PortState stateOf(Prober prober, ProbeTarget target) {
        return verdict(prober, target).state();
    }

    private PortVerdict verdict(Prober prober, ProbeTarget target) {
        return CompletableFuture.supplyAsync(() -> prober.verdict(target), loop).join();
    }

    /** Of a server that begins a TLS record and sends a byte of it now and then. */
    private int drippingPort() {
        var listening = vertx.createNetServer()
                .connectHandler(socket -> {
                    socket.write(Buffer.buffer(new byte[] {22, 3, 3, 63, -1, 2, 0, 63, -16}));
                    var drops = vertx.setPeriodic(20, drop -> socket.write(Buffer.buffer(new byte[1])));
                    socket.closeHandler(closed -> vertx.cancelTimer(drops));
                })
                .listen(0, "127.0.0.1");
        return listening.toCompletionStage().toCompletableFuture().join().actualPort();
    }

    private Prober prober(int concurrency) {
        var settings = new TestProbeSettings(concurrency);
        var addresses = new ProbedAddresses(vertx, OriginAccess.of(List.of("127.0.0.0/8"), List.of(), List.of()));
        return new Prober(
                loop,
                new SocketProbe(vertx, settings, addresses, new CertificateCheck(settings, Clock.systemUTC())),
                new ProbeMetrics(registry),
                Clock.systemUTC(),
                settings);
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static ProbeTarget http(ServerSocket server) {
        return new ProbeTarget(address(), 80, server.getLocalPort(), null, null);
    }

    private static ProbeTarget tls(int port, String name, @Nullable Integer connectTimeoutMs) {
        var terms = new TlsTerms(name, Verification.FULL, null, TlsVersion.TLS_1_2, null);
        return new ProbeTarget(address(), 443, port, terms, connectTimeoutMs);
    }

    private static OriginAddress address() {
        return OriginAddress.parse("127.0.0.1");
    }
}
