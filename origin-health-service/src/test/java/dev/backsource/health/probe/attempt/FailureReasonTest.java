package dev.backsource.health.probe.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.origin.HandshakeFailures;
import dev.backsource.policy.protocol.Scheme;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Instant;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReasonTest {

    static Stream<Arguments> connectFailures() {
        return Stream.of(
                Arguments.of(
                        new ConnectException("Connection refused: /127.0.0.1:1"), Outcome.closed("connection refused")),
                Arguments.of(
                        new ConnectTimeoutException("connection timed out: /1.2.3.4:80"),
                        Outcome.closed("connection timed out")),
                Arguments.of(
                        new NoRouteToHostException("No route to host: /1.2.3.4:80"),
                        Outcome.closed("no route to host")),
                Arguments.of(
                        new ConnectException("Network is unreachable: /1.2.3.4:80"),
                        Outcome.closed("network unreachable")),
                Arguments.of(
                        new BindException("Cannot assign requested address"),
                        Outcome.skipped("no free socket at the prober")),
                Arguments.of(
                        new BindException("Permission denied"), Outcome.closed("connection failed: Permission denied")),
                Arguments.of(new IOException("Too many open files"), Outcome.skipped("no free socket at the prober")));
    }

    @ParameterizedTest
    @MethodSource("connectFailures")
    void shouldSayWhyConnectingFailedAndNotBlameThePortForTheProbersTrouble(Throwable failure, Outcome expected) {
        var outcome = FailureReason.ofConnect(failure, 3_000);

        assertThat(outcome.kind()).isEqualTo(expected.kind());
        assertThat(outcome.reason()).isEqualTo(expected.reason());
        assertThat(outcome.measured() == null).isEqualTo(expected.kind() == Outcome.Kind.SKIPPED);
    }

    @ParameterizedTest
    @MethodSource("connectFailures")
    void shouldGiveReasonsByWhichEdgesTellAClosedPortFromAFailedHandshake(Throwable failure, Outcome expected) {
        // When
        var connect = isUnreachable(FailureReason.ofConnect(failure, 3_000).reason());
        var handshake = isUnreachable(reason(failure));

        // Then
        assertThat(connect).isEqualTo(expected.equals(Outcome.closed(expected.reason())));
        assertThat(handshake).isFalse();
    }

    private static String reason(Throwable failure) {
        return PortCause.reason(HandshakeFailures.measurement(failure, "www.example.com"));
    }

    private static boolean isUnreachable(String reason) {
        var origin = OriginAddress.parse("192.0.2.1");
        return new OriginHealth.Port(origin, 443, Scheme.HTTPS, PortState.CLOSED, Instant.EPOCH, reason)
                .isUnreachable();
    }

    @Test
    void shouldSayWhyAHandshakeFailed() {
        assertThat(reason(new ClosedChannelException())).isEqualTo("TLS handshake failed: connection closed");
        assertThat(reason(new SSLHandshakeException("handshake timed out after 3000ms")))
                .isEqualTo("TLS handshake failed: timed out");
        assertThat(reason(new SSLHandshakeException("not an SSL/TLS record: 48")))
                .isEqualTo(PortCause.NO_TLS.reason());
    }

    @Test
    void shouldKeepAReasonToOneShortPrintableLine() {
        // Given
        var failure = new SSLHandshakeException("no\r\nway " + "x".repeat(500));

        // When
        var reason = reason(failure);

        // Then
        assertThat(reason).startsWith("TLS handshake failed: no way xxx").hasSizeLessThan(150);
    }
}
