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
import dev.backsource.policy.event.PortState;
import java.time.Instant;
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
                .isEqualTo("Port 443 is closed at origin 203.0.113.2. FOLLOW needs both the HTTP and the HTTPS port:"
                        + " open it, or set the redirect type to HTTP.");
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
        var alerts = AlertTransitions.next(FOLLOW, null, 3, (origin, target) -> PortState.UNKNOWN, firing, LATER);

        // Then
        assertThat(alerts).isEmpty();
    }

    @Test
    void shouldResolveWhenThePortIsOpenAgain() {
        // Given
        var firing = Map.of(FOLLOW_NEEDS_BOTH_PORTS, fired(closedAt(FIRST, Set.of(443))));

        // When
        var alerts = AlertTransitions.next(FOLLOW, null, 3, (origin, target) -> PortState.OPEN, firing, LATER);

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
