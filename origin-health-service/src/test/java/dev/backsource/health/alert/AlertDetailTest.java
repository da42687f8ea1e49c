package dev.backsource.health.alert;

import static dev.backsource.health.alert.AlertConditionsTest.OPEN;
import static dev.backsource.health.alert.AlertConditionsTest.domain;
import static dev.backsource.health.alert.AlertConditionsTest.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.PortCause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an alert is called and says follows from the reason that the probe gave. */
class AlertDetailTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final OriginAddress ORIGIN = OriginAddress.parse("203.0.113.1");

    /**
     * A reason of the prober, and what follows.
     *
     * @param wrong what the alert says is wrong
     * @param remedy what it says is to be done
     */
    record Row(PortCause cause, String reason, String kind, String wrong, String remedy) {}

    static List<Row> rows() {
        return List.of(
                new Row(
                        PortCause.CONNECTION_REFUSED,
                        "connection refused",
                        "follow-needs-both-ports",
                        "Port 443 is closed at origin 203.0.113.1 (connection refused)",
                        "open it, or set the redirect type to HTTP"),
                new Row(
                        PortCause.CONNECTION_TIMED_OUT,
                        "connection timed out",
                        "follow-needs-both-ports",
                        "Port 443 is closed at origin 203.0.113.1 (connection timed out)",
                        "open it, or set the redirect type to HTTP"),
                new Row(
                        PortCause.NO_ROUTE,
                        "no route to host",
                        "origin-unreachable",
                        "Port 443 of origin 203.0.113.1 is unreachable: no route to host",
                        "Check the network path"),
                new Row(
                        PortCause.NETWORK_UNREACHABLE,
                        "network unreachable",
                        "origin-unreachable",
                        "Port 443 of origin 203.0.113.1 is unreachable: network unreachable",
                        "Check the network path"),
                new Row(
                        PortCause.CONNECTION_FAILED,
                        "connection failed: Protocol not available",
                        "origin-unreachable",
                        "Port 443 of origin 203.0.113.1 is unreachable: Protocol not available",
                        "Check the network path"),
                new Row(
                        PortCause.NO_TLS,
                        "TLS handshake failed: the port answers, but not in TLS",
                        "origin-tls-failed",
                        "Port 443 of origin 203.0.113.1 accepts connections, but not TLS",
                        "Enable TLS on the server"),
                new Row(
                        PortCause.SERVER_NAME,
                        "TLS handshake failed by the server name: www.example.com",
                        "origin-tls-failed",
                        "TLS handshake with port 443 of origin 203.0.113.1 fails by the server name",
                        "Configure the name on the server"),
                new Row(
                        PortCause.TLS_CIPHER,
                        "TLS handshake failed: no common cipher suite: it chooses TLS_RSA_WITH_RC4_128_SHA",
                        "origin-tls-failed",
                        "Port 443 of origin 203.0.113.1 supports no cipher suite of edges",
                        "Enable one on the server"),
                new Row(
                        PortCause.HANDSHAKE_FAILED,
                        "TLS handshake failed: Received fatal alert: handshake_failure",
                        "origin-tls-failed",
                        "TLS handshake with port 443 of origin 203.0.113.1 failed: Received fatal alert: handshake_failure",
                        "Check the server's TLS versions"),
                new Row(
                        PortCause.TLS_VERSION,
                        "edges refuse its TLS: it speaks TLSv1.2 at most",
                        "origin-tls-refused",
                        "Port 443 of origin 203.0.113.1 supports TLSv1.2 at most",
                        "Enable it on the server, or lower the domain's minimum version"),
                new Row(
                        PortCause.NO_CERTIFICATE,
                        "edges refuse its TLS: it shows no certificate",
                        "origin-tls-refused",
                        "Port 443 of origin 203.0.113.1 presents no certificate",
                        "Install one"),
                new Row(
                        PortCause.CERTIFICATE_EXPIRED,
                        "edges refuse its TLS: its certificate has expired",
                        "origin-tls-refused",
                        "Certificate of port 443 of origin 203.0.113.1 expired",
                        "Renew it"),
                new Row(
                        PortCause.CERTIFICATE_NOT_YET_VALID,
                        "edges refuse its TLS: its certificate isn't valid yet",
                        "origin-tls-refused",
                        "Certificate of port 443 of origin 203.0.113.1 not valid yet",
                        "Install one that is valid now"),
                new Row(
                        PortCause.CERTIFICATE_SELF_SIGNED,
                        "edges refuse its TLS: its certificate is self-signed",
                        "origin-tls-refused",
                        "Certificate of port 443 of origin 203.0.113.1 self-signed",
                        "add it to the domain's originTls"),
                new Row(
                        PortCause.CHAIN_INCOMPLETE,
                        "edges refuse its TLS: it doesn't send the certificate of CN=Example CA",
                        "origin-tls-refused",
                        "Certificate chain of port 443 of origin 203.0.113.1 incomplete",
                        "Install its issuer's certificate"),
                new Row(
                        PortCause.CERTIFICATE_UNTRUSTED,
                        "edges refuse its TLS: its certificate isn't trusted",
                        "origin-tls-refused",
                        "Certificate of port 443 of origin 203.0.113.1 not trusted",
                        "add the origin's authority to the domain's originTls"),
                new Row(
                        PortCause.CERTIFICATE_NAME,
                        "edges refuse its TLS: its certificate isn't for www.example.com",
                        "origin-tls-refused",
                        "Certificate of port 443 of origin 203.0.113.1 not valid for www.example.com",
                        "set the server name"),
                new Row(
                        PortCause.TLS_REFUSED,
                        "edges refuse its TLS: a certificate's key is too short",
                        "origin-tls-refused",
                        "TLS of port 443 of origin 203.0.113.1 rejected: a certificate's key is too short",
                        "Replace the server's certificate"),
                new Row(
                        PortCause.PORT_PROHIBITED,
                        "port 443 is not allowed for origins",
                        "origin-prohibited",
                        "Port 443 of origin 203.0.113.1 is prohibited for edges: port 443 is not allowed for origins",
                        "Use another port"),
                new Row(
                        PortCause.ADDRESS_PROHIBITED,
                        "203.0.113.1 is not a public address",
                        "origin-prohibited",
                        "Port 443 of origin 203.0.113.1 is prohibited for edges: 203.0.113.1 is not a public address",
                        "Use an origin on the public internet"),
                new Row(
                        PortCause.OTHER,
                        "what a later version of the prober finds",
                        "origin-unreachable",
                        "Port 443 of origin 203.0.113.1 is unreachable: what a later version of the prober finds",
                        "Check the network path"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void shouldSayWhatIsWrongAndWhatToDoByTheReasonOfTheProbe(Row row) {
        // When
        var alert = fired(row);

        // Then
        assertThat(PortCause.of(row.cause().state(), row.reason())).isEqualTo(row.cause());
        assertThat(alert.kind().kebabName()).isEqualTo(row.kind());
        assertThat(alert.affected().get(0).causes()).containsExactly(Map.entry(443, row.cause()));
        assertThat(alert.detail()).startsWith(row.wrong()).contains(row.remedy());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void shouldCallAPortClosedOnlyWhereItRefusedConnectionsOrDidNotAnswer(Row row) {
        var isClosed = row.cause() == PortCause.CONNECTION_REFUSED || row.cause() == PortCause.CONNECTION_TIMED_OUT;
        assertThat(fired(row).detail().contains("closed")).isEqualTo(isClosed);
        assertThat(fired(row).detail().contains("open it")).isEqualTo(isClosed);
    }

    /** With the port unknown meanwhile, nothing is said in the place of what the probe had found. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void shouldKeepTheKindWhileThePortIsUnknown(Row row) {
        var fired = fired(row);
        var alerts = AlertTransitions.next(
                domain("FOLLOW", null, origin(ORIGIN, 80)),
                "shop",
                2,
                (origin, target) -> target.port() == 443 ? AlertConditionsTest.UNKNOWN : OPEN,
                Map.of(fired.kind(), fired),
                START);
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
            assertThat(alert.kind()).isEqualTo(fired.kind());
        });
    }

    @Test
    void shouldHaveARowForEachCause() {
        assertThat(rows().stream().map(Row::cause)).containsExactlyInAnyOrder(PortCause.values());
    }

    @Test
    void shouldSayWhatIsWrongAtEachOriginWhereTheCausesDiffer() {
        // Given
        var other = OriginAddress.parse("203.0.113.2");
        var domain = domain("HTTPS", null, origin(ORIGIN, 80), origin(other, 80));

        // When
        var alerts = AlertTransitions.next(
                domain,
                null,
                1,
                (origin, target) -> new PortStates.Seen(
                        PortCause.CERTIFICATE_EXPIRED.state(),
                        origin.equals(ORIGIN)
                                ? PortCause.CERTIFICATE_EXPIRED.reason()
                                : PortCause.CERTIFICATE_UNTRUSTED.reason()),
                Map.of(),
                START);

        // Then
        assertThat(alerts)
                .singleElement()
                .satisfies(alert -> assertThat(alert.detail())
                        .contains(
                                "Certificate of port 443 of origin 203.0.113.1 expired",
                                "Certificate of port 443 of origin 203.0.113.2 not trusted"));
    }

    private static OriginAlert fired(Row row) {
        var seen = new PortStates.Seen(row.cause().state(), row.reason());
        var alerts = AlertTransitions.next(
                domain("FOLLOW", null, origin(ORIGIN, 80)),
                null,
                1,
                (origin, target) -> target.port() == 443 ? seen : OPEN,
                Map.of(),
                START);
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }
}
