package dev.backsource.health.probe.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.finding.CipherMismatch;
import dev.backsource.policy.finding.Evidence;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.ServerNameRefused;
import dev.backsource.policy.origin.TlsTerms;
import dev.backsource.testing.tls.TlsRecords;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandshakeInquiryTest {
    private static final String NAME = "www.example.com";
    private static final IntSupplier ENOUGH = () -> 30_000;
    private static final Measurement FAILURE =
            Measurement.of(FindingKind.HANDSHAKE_FAILED, FindingKind.HANDSHAKE_FAILED.example());
    private static final Evidence OLD_SUITE = new CipherMismatch("TLSv1.2", "TLS_RSA_WITH_RC4_128_SHA");
    private static final ProbeTarget TARGET = new ProbeTarget(
            OriginAddress.parse("127.0.0.1"),
            443,
            443,
            new TlsTerms(NAME, Verification.FULL, null, TlsVersion.TLS_1_2, null),
            30_000);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger hellos = new AtomicInteger();
    private final HandshakeInquiry inquiry = new HandshakeInquiry(new ProbeClients(vertx), new Ticker() {
        @Override
        public long read() {
            return nanos.get();
        }
    });

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldKeepTheOriginsLastAnswerWhereAnInquiryIsLost() {
        // Given
        var origin = answering(hello -> TlsRecords.serverHello(0x0303, 0x0005));
        assertThat(explained(origin, ENOUGH)).isEqualTo(OLD_SUITE);
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());

        // When
        var lost = explained(nobody(), ENOUGH);
        var next = explained(origin, ENOUGH);

        // Then the lost one holds for no minute
        assertThat(lost).isEqualTo(OLD_SUITE);
        assertThat(next).isEqualTo(OLD_SUITE);
        assertThat(hellos).hasValue(2);
    }

    @Test
    void shouldForgetTheLastAnswerAfterTenMinutesWithoutOne() {
        // Given
        explained(answering(hello -> TlsRecords.serverHello(0x0303, 0x0005)), ENOUGH);

        // When
        nanos.addAndGet(Duration.ofMinutes(11).toNanos());

        // Then
        assertThat(explained(nobody(), ENOUGH)).isEqualTo(FAILURE.evidence());
    }

    @Test
    void shouldAskAgainAtOnceWhereTheFirstInquiryIsLost() {
        // Given
        var origin = answering(hello -> TlsRecords.serverHello(0x0303, 0x0005));

        // When, Then
        assertThat(explained(nobody(), ENOUGH)).isEqualTo(FAILURE.evidence());
        assertThat(explained(origin, ENOUGH)).isEqualTo(OLD_SUITE);
    }

    @Test
    void shouldAskAgainWhereNoTimeIsLeftForAnotherName() {
        // Given
        var origin = answering(hello -> new String(hello, StandardCharsets.ISO_8859_1).contains(NAME)
                ? TlsRecords.unrecognizedName()
                : TlsRecords.serverHello(0x0303, 0xc02f));
        var left = List.of(30_000, 0).iterator();

        // When, Then
        assertThat(explained(origin, left::next)).isEqualTo(FAILURE.evidence());
        assertThat(explained(origin, ENOUGH)).isEqualTo(new ServerNameRefused(NAME, null, true));
    }

    private Evidence explained(SocketAddress at, IntSupplier left) {
        return inquiry.explain(new HandshakeFailedException(FAILURE, at), TARGET, left)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .evidence();
    }

    /** A server that answers the first bytes of each connection and then closes it. */
    private SocketAddress answering(Function<byte[], byte[]> answer) {
        var server = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(hello -> {
                    hellos.incrementAndGet();
                    socket.end(Buffer.buffer(answer.apply(hello.getBytes())));
                }));
        return local(server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort());
    }

    /** An address at which nobody listens. */
    private static SocketAddress nobody() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return local(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SocketAddress local(int port) {
        return SocketAddress.inetSocketAddress(port, "127.0.0.1");
    }
}
