package dev.backsource.edge.upstream.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.backsource.edge.upstream.address.ProhibitedAddressException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OriginFailureTest {
    static Stream<Arguments> thrown() {
        return Stream.of(
                arguments(new UnknownHostException("x"), "dns_error", 502),
                arguments(ProhibitedAddressException.ofPort(25), "destination_ip_prohibited", 502),
                arguments(new ConnectTimeoutException("x"), "connection_timeout", 504),
                arguments(new ConnectException("x"), "connection_refused", 502),
                arguments(new NoRouteToHostException("x"), "destination_ip_unroutable", 502),
                arguments(new IOException("Network is unreachable"), "destination_ip_unroutable", 502),
                arguments(new IOException("Connection reset by peer"), "connection_terminated", 502),
                arguments(new ConnectionPoolTooBusyException("x"), "connection_limit_reached", 503),
                arguments(wrapped(new SslHandshakeTimeoutException("x")), "connection_timeout", 504),
                arguments(wrapped(new CertificateExpiredException("x")), "tls_certificate_error", 502),
                arguments(new SSLHandshakeException("x"), "tls_protocol_error", 502),
                arguments(new IllegalArgumentException("invalid version format"), "http_protocol_error", 502));
    }

    private static Exception wrapped(Exception cause) {
        var handshake = new SSLHandshakeException("Failed to create SSL connection");
        handshake.initCause(cause);
        return handshake;
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void shouldTellTheErrorTypeByTheException(Exception thrown, String error, int status) {
        // When
        var failure = OriginFailure.of(thrown);

        // Then
        assertThat(failure.error().token()).isEqualTo(error);
        assertThat(failure.error().status()).isEqualTo(status);
    }
}
