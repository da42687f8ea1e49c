package dev.backsource.health.alert;

import static dev.backsource.health.alert.AlertConditionsTest.closedAt;
import static dev.backsource.health.alert.AlertConditionsTest.domain;
import static dev.backsource.health.alert.AlertConditionsTest.origin;
import static dev.backsource.policy.event.AlertKind.FOLLOW_NEEDS_BOTH_PORTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
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
