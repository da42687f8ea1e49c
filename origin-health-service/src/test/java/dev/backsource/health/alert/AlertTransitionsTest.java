package dev.backsource.health.alert;

import static dev.backsource.health.alert.AlertConditionsTest.closedAt;
import static dev.backsource.health.alert.AlertConditionsTest.domain;
import static dev.backsource.health.alert.AlertConditionsTest.origin;
import static dev.backsource.policy.event.AlertKind.FOLLOW_NEEDS_BOTH_PORTS;
import static dev.backsource.policy.event.AlertKind.ORIGIN_CERTIFICATE_EXPIRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.ForeignCertificate;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertTransitionsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = START.plusSeconds(60);
    private static final OriginAddress FIRST = OriginAddress.parse("203.0.113.1");
    private static final OriginAddress SECOND = OriginAddress.parse("203.0.113.2");
    private static final Domain FOLLOW = domain("FOLLOW", null, origin(FIRST, 80), origin(SECOND, 80));

    @Test
    void shouldFireWithWhatAnOperatorNeedsToKnow() {
        // When
        var alert = fired(closedAt(SECOND, Set.of(443)));

        // Then
        assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
        assertThat(alert.origin()).isEqualTo(SECOND);
        assertThat(alert.missingPorts()).containsExactly(443);
        assertThat(alert.revision()).isEqualTo(3);
        assertThat(alert.startedAt()).isEqualTo(START);
        assertThat(alert.endedAt()).isNull();
        assertThat(alert.detail())
                .isEqualTo(
                        "Port 443 is closed at origin 203.0.113.2 (connection refused). FOLLOW needs both the HTTP and"
                                + " the HTTPS port: open it, or set the redirect type to HTTP.");
    }

    @Test
    void shouldTellNothingWhileTheConditionHoldsUnchanged() {
        // Given
        var states = closedAt(FIRST, Set.of(443));
        var firing = Map.of(FOLLOW_NEEDS_BOTH_PORTS, fired(states));

        // When
        var alerts = AlertTransitions.next(FOLLOW, null, 4, states, firing, LATER);

        // Then
        assertThat(alerts).isEmpty();
    }

    @Test
    void shouldTellAgainWithTheSameStartWhenOtherPortsAreMissing() {
        // Given
        var firing = Map.of(FOLLOW_NEEDS_BOTH_PORTS, fired(closedAt(FIRST, Set.of(443))));

        // When
        var alerts = AlertTransitions.next(FOLLOW, null, 4, closedAt(FIRST, Set.of(80, 443)), firing, LATER);

        // Then
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
            assertThat(alert.missingPorts()).containsExactly(80, 443);
            assertThat(alert.startedAt()).isEqualTo(START);
            assertThat(alert.revision()).isEqualTo(4);
        });
    }

    @Test
    void shouldTellAgainWithTheSameStartWhenTheDomainIsAnotherTeams() {
        // Given
        var states = closedAt(FIRST, Set.of(443));
        var firing = Map.of(FOLLOW_NEEDS_BOTH_PORTS, fired(states));

        // When
        var alerts = AlertTransitions.next(FOLLOW, "shop", 4, states, firing, LATER);
        var again =
                AlertTransitions.next(FOLLOW, "shop", 5, states, Map.of(FOLLOW_NEEDS_BOTH_PORTS, alerts.get(0)), LATER);

        // Then
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.team()).isEqualTo("shop");
            assertThat(alert.startedAt()).isEqualTo(START);
        });
        assertThat(again).isEmpty();
    }

    @Test
    void shouldNeitherResolveNorChangeWhenAMissingPortBecomesUnknown() {
        // Given
        var firing = Map.of(FOLLOW_NEEDS_BOTH_PORTS, fired(closedAt(FIRST, Set.of(443))));

        // When
        var alerts =
                AlertTransitions.next(FOLLOW, null, 3, (origin, target) -> AlertConditionsTest.UNKNOWN, firing, LATER);

        // Then
        assertThat(alerts).isEmpty();
    }

    @Test
    void shouldResolveWhenThePortIsOpenAgain() {
        // Given
        var firing = Map.of(FOLLOW_NEEDS_BOTH_PORTS, fired(closedAt(FIRST, Set.of(443))));

        // When
        var alerts =
                AlertTransitions.next(FOLLOW, null, 3, (origin, target) -> AlertConditionsTest.OPEN, firing, LATER);

        // Then
        assertResolved(alerts.get(0), AlertDetail.OPEN_AGAIN);
    }

    @Test
    void shouldResolveWhenThePolicyNoLongerNeedsThePort() {
        // Given
        var firing = Map.of(FOLLOW_NEEDS_BOTH_PORTS, fired(closedAt(FIRST, Set.of(443))));
        var http = domain("HTTP", null, origin(FIRST, 80), origin(SECOND, 80));

        // When
        var alerts = AlertTransitions.next(http, null, 4, closedAt(FIRST, Set.of(443)), firing, LATER);

        // Then
        assertThat(alerts).hasSize(1);
        assertResolved(alerts.get(0), AlertDetail.NOT_NEEDED);
    }

    @Test
    void shouldChangeTheKindWhenAnotherPolicyNeedsTheClosedPort() {
        // Given
        var firing = Map.of(FOLLOW_NEEDS_BOTH_PORTS, fired(closedAt(FIRST, Set.of(443))));
        var https = domain("HTTPS", null, origin(FIRST, 80), origin(SECOND, 80));

        // When
        var alerts = AlertTransitions.next(https, null, 4, closedAt(FIRST, Set.of(443)), firing, LATER);

        // Then
        assertThat(alerts)
                .extracting(OriginAlert::kind, OriginAlert::status, OriginAlert::startedAt)
                .containsExactly(
                        tuple(FOLLOW_NEEDS_BOTH_PORTS, AlertStatus.RESOLVED, START),
                        tuple(AlertKind.ORIGIN_PORT_CLOSED, AlertStatus.FIRING, LATER));
        assertThat(alerts.get(0).detail()).isEqualTo("Ports covered by another alert: origin-port-closed.");
    }

    @Test
    void shouldChangeTheKindWhenThePortOpensWithACertificateThatEdgesRefuse() {
        // Given
        var firing = Map.of(FOLLOW_NEEDS_BOTH_PORTS, fired(closedAt(FIRST, Set.of(443))));
        PortStates untrusted = (origin, target) -> origin.equals(FIRST) && target.port() == 443
                ? new PortStates.Seen(PortState.CLOSED, PortCause.CERTIFICATE_UNTRUSTED.reason())
                : AlertConditionsTest.OPEN;

        // When
        var alerts = AlertTransitions.next(FOLLOW, null, 3, untrusted, firing, LATER);

        // Then
        assertThat(alerts)
                .extracting(OriginAlert::kind, OriginAlert::status)
                .containsExactly(
                        tuple(FOLLOW_NEEDS_BOTH_PORTS, AlertStatus.RESOLVED),
                        tuple(AlertKind.ORIGIN_TLS_REFUSED, AlertStatus.FIRING));
        assertThat(alerts.get(0).detail()).isEqualTo("Ports covered by another alert: origin-tls-refused.");
    }

    /** What an earlier version wrote has no causes, and is told again once probes have found one, at its own time. */
    @Test
    void shouldGoOnFromAnAlertWithoutCauses() {
        // Given
        var fired = fired(closedAt(FIRST, Set.of(443)));
        var earlier = new OriginAlert(
                fired.domain(),
                fired.kind(),
                fired.status(),
                fired.origin(),
                fired.missingPorts(),
                List.of(new OriginAlert.Affected(FIRST, List.of(443))),
                3,
                START,
                null,
                "as then");
        var firing = Map.of(FOLLOW_NEEDS_BOTH_PORTS, earlier);

        // When
        var whileUnknown =
                AlertTransitions.next(FOLLOW, null, 3, (origin, target) -> AlertConditionsTest.UNKNOWN, firing, LATER);
        var whenClosed = AlertTransitions.next(FOLLOW, null, 3, closedAt(FIRST, Set.of(443)), firing, LATER);

        // Then
        assertThat(whileUnknown).isEmpty();
        assertThat(whenClosed).singleElement().satisfies(alert -> {
            assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
            assertThat(alert.startedAt()).isEqualTo(START);
        });
    }

    @Test
    void shouldTellAnExpiringCertificateOncePerThresholdWhereverItIsShown() {
        // Given
        var month = expiring("1", 30);
        var week = expiring("1", 7);
        var fired = next(Map.of(FIRST, month), Map.of(), START).get(0);
        var firing = Map.of(ORIGIN_CERTIFICATE_EXPIRING, fired);

        // When
        var unchanged = next(Map.of(FIRST, month), firing, LATER);
        var elsewhereToo = next(Map.of(FIRST, month, SECOND, month), firing, LATER);
        var elsewhere = next(Map.of(SECOND, month), firing, LATER);
        var nearer = next(Map.of(FIRST, week), firing, LATER);
        var another = next(Map.of(FIRST, month, SECOND, expiring("2", 30)), firing, LATER);
        var nearerAtOne =
                next(Map.of(FIRST, month, SECOND, week), Map.of(ORIGIN_CERTIFICATE_EXPIRING, nearer.get(0)), LATER);
        var renewed = next(Map.of(), firing, LATER);
        var expired = next(Map.of(), firing, START.plusSeconds(6 * 86_400));

        // Then
        assertThat(fired.status()).isEqualTo(AlertStatus.FIRING);
        assertThat(fired.origin()).isEqualTo(FIRST);
        assertThat(fired.missingPorts()).isEmpty();
        assertThat(fired.detail())
                .isEqualTo("Certificate of port 443 of origin 203.0.113.1 expires in less than 30 days, at"
                        + " 2026-01-06T00:00:00Z (CN=www.example.com). Renew the certificate on the server before"
                        + " edges refuse it.");
        assertThat(unchanged).isEmpty();
        assertThat(elsewhereToo).isEmpty();
        assertThat(elsewhere).isEmpty();
        assertThat(nearer).singleElement().satisfies(alert -> {
            assertThat(alert.startedAt()).isEqualTo(START);
            assertThat(alert.detail()).contains("less than 7 days");
        });
        assertThat(nearerAtOne).isEmpty();
        assertThat(expired)
                .singleElement()
                .satisfies(alert -> assertThat(alert.detail()).isEqualTo(AlertDetail.EXPIRED));
        assertThat(another)
                .singleElement()
                .satisfies(alert -> assertThat(alert.findings()).hasSize(2));
        assertThat(renewed).hasSize(1);
        assertResolved(renewed.get(0), AlertDetail.RENEWED);
    }

    @Test
    void shouldShowTheMeasurementAndNotTellItsChangeAlone() {
        // Given
        var fired = fired(foreign("one.example.net"));

        // When
        var changed = AlertTransitions.next(
                FOLLOW, null, 3, foreign("other.example.net"), Map.of(fired.kind(), fired), LATER);

        // Then
        assertThat(fired.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(FindingKind.CERTIFICATE_NAME));
        assertThat(fired.detail())
                .isEqualTo("Certificate of port 443 of origin 203.0.113.1 is for one.example.net; edges require"
                        + " www.example.com and send Host: shop.example.com. Install a certificate for"
                        + " www.example.com, or set the server name in the domain's originTls to one of the"
                        + " certificate's names.");
        assertThat(changed).isEmpty();
    }

    private static List<OriginAlert> next(
            Map<OriginAddress, Measurement> shown, Map<AlertKind, OriginAlert> firing, Instant now) {
        PortStates states = (origin, target) -> {
            var warning = target.port() == 443 ? shown.get(origin) : null;
            return new PortStates.Seen(
                    PortState.OPEN,
                    "TLS handshake succeeded",
                    null,
                    warning == null
                            ? null
                            : warning.watched(new Place(origin, 443, Scheme.HTTPS), START, START, Confidence.ONCE));
        };
        return AlertTransitions.next(FOLLOW, null, 3, states, firing, now);
    }

    private static Measurement expiring(String serial, int withinDays) {
        return Measurement.of(
                FindingKind.CERTIFICATE_EXPIRING,
                new CertificateExpiring("CN=www.example.com", serial, START.plusSeconds(5 * 86_400), withinDays));
    }

    /** The first origin shows a certificate for that name. */
    private static PortStates foreign(String name) {
        var measured = Measurement.of(
                FindingKind.CERTIFICATE_NAME,
                new ForeignCertificate(List.of(name), 0, "www.example.com", "shop.example.com"));
        return (origin, target) -> origin.equals(FIRST) && target.port() == 443
                ? new PortStates.Seen(
                        PortState.CLOSED,
                        PortCause.reason(measured),
                        measured.watched(new Place(FIRST, 443, Scheme.HTTPS), START, START, Confidence.REPEATED),
                        null)
                : AlertConditionsTest.OPEN;
    }

    private static OriginAlert fired(PortStates states) {
        return AlertTransitions.next(FOLLOW, null, 3, states, Map.of(), START).get(0);
    }

    private static void assertResolved(OriginAlert alert, String detail) {
        assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(alert.startedAt()).isEqualTo(START);
        assertThat(alert.endedAt()).isEqualTo(LATER);
        assertThat(alert.detail()).isEqualTo(detail);
    }
}
