package dev.backsource.edge.upstream.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.backsource.edge.upstream.address.ProhibitedAddressException;
import dev.backsource.edge.upstream.trust.RejectedCertificateException;
import dev.backsource.policy.finding.CipherMismatch;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.ConnectionTimedOut;
import dev.backsource.policy.finding.Evidence;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.HandshakeFailed;
import dev.backsource.policy.finding.HttpFailed;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.NameUnresolved;
import dev.backsource.policy.finding.NoRoute;
import dev.backsource.policy.finding.PortProhibited;
import dev.backsource.policy.finding.SelfSigned;
import dev.backsource.policy.finding.ServerNameRefused;
import dev.backsource.policy.finding.TlsTooOld;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeasuredFailureTest {
    private static final String NAME = "www.example.com";
    private static final String URL = "https://www.example.com/";

    static Stream<Arguments> thrown() {
        return Stream.of(
                arguments(new UnknownHostException("x"), new NameUnresolved(NameUnresolved.Verdict.NO_ADDRESS)),
                arguments(ProhibitedAddressException.ofPort(25), new PortProhibited("is not allowed for origins")),
                arguments(new ConnectTimeoutException("x"), new ConnectionTimedOut(3_000)),
                arguments(new ConnectException("x"), new ConnectionRefused()),
                arguments(new NoRouteToHostException("x"), new NoRoute("no route to host")),
                arguments(new SslHandshakeTimeoutException("x timed out"), new HandshakeFailed("timed out", NAME)),
                arguments(
                        new RejectedCertificateException(Measurement.of(
                                FindingKind.CERTIFICATE_SELF_SIGNED, new SelfSigned("CN=www.example.com"))),
                        new SelfSigned("CN=www.example.com")),
                arguments(alert("protocol_version"), new TlsTooOld(null, "TLSv1.2")),
                arguments(alert("insufficient_security"), new CipherMismatch(null, null)),
                arguments(alert("unrecognized_name"), new ServerNameRefused(NAME, null, false)),
                arguments(
                        alert("handshake_failure"),
                        new HandshakeFailed("Received fatal alert: handshake_failure", NAME)),
                arguments(new HttpClosedException("x"), new HttpFailed("connection closed by the origin", URL)));
    }

    private static Exception alert(String name) {
        return new SSLHandshakeException("Received fatal alert: " + name);
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void shouldMeasureAsAProberWould(Exception thrown, Evidence evidence) {
        // Given
        var failure = OriginFailure.of(thrown);

        // When
        var measured = MeasuredFailure.of(failure, NAME, 3_000, URL);

        // Then
        assertThat(measured.evidence()).isEqualTo(evidence);
        assertThat(measured.kind()).isSameAs(MeasuredFailure.kind(failure));
    }

    @Test
    void shouldMakeNoFindingOfAFailureOfTheEdgesOwn() {
        assertThat(MeasuredFailure.kind(OriginFailure.of(new ConnectionPoolTooBusyException("x"))))
                .isNull();
        assertThat(MeasuredFailure.kind(OriginFailure.NOT_SENT)).isNull();
    }
}
