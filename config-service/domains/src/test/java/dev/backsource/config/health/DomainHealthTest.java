package dev.backsource.config.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainHealthTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final OriginAddress OWN = OriginAddress.parse("192.0.2.1");

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({"OPEN, UNKNOWN, true", "UNKNOWN, CLOSED, true", "UNKNOWN, UNKNOWN, false"})
    void shouldHaveTheAgeOfKnownStatesOnly(PortState one, PortState other, boolean hasAge) {
        // When
        var health = new DomainHealth(
                DomainName.parse("www.example.com"), 1, NOON, NOON, null, ports(one, other), List.of());

        // Then
        assertThat(health.checkedAt()).isEqualTo(hasAge ? NOON : null);
        assertThat(PortSummary.of(health).checkedAt()).isEqualTo(health.checkedAt());
    }

    private static List<NeededPort> ports(PortState one, PortState other) {
        return Stream.of(one, other)
                .map(state -> new NeededPort(
                        OriginAddress.parse("203.0.113.10"), 443, Scheme.HTTPS, state, NOON, "skipped", null))
                .toList();
    }

    /** An open port isn't refused at each check: its finding has its own age, as has one of a port whose check has no known time, or an earlier one. */
    @ParameterizedTest(name = "{0}, checked at {1}: measured at {2}")
    @CsvSource({
        "CLOSED, 2026-06-01T12:05:00Z, 2026-06-01T12:05:00Z",
        "PROHIBITED, 2026-06-01T12:05:00Z, 2026-06-01T12:05:00Z",
        "CLOSED, 2026-06-01T11:55:00Z, 2026-06-01T12:00:00Z",
        "CLOSED, , 2026-06-01T12:00:00Z",
        "OPEN, 2026-06-01T12:05:00Z, 2026-06-01T12:00:00Z"
    })
    void shouldShowTheLatestMeasurementOfAFinding(PortState state, @Nullable Instant checkedAt, Instant measuredAt) {
        // Given
        var found = at(OWN, 8443, Scheme.HTTPS);
        var port = new NeededPort(OWN, 8443, Scheme.HTTPS, state, NOON, "", found);

        // When
        var health = new DomainHealth(
                DomainName.parse("www.example.com"), 1, NOON, checkedAt, null, List.of(port), List.of());

        // Then
        assertThat(health.ports())
                .singleElement()
                .extracting(NeededPort::finding)
                .isEqualTo(found.measuredAgainAt(measuredAt));
    }

    @Test
    void shouldShowFindingsOfNeededPlacesOnly() {
        // Given
        var port = new NeededPort(OWN, 8443, Scheme.HTTPS, PortState.OPEN, NOON, "", null);
        var health =
                new DomainHealth(DomainName.parse("www.example.com"), 1, null, null, null, List.of(port), List.of());

        // When: also of a place without a port, of another scheme at the same port, and of another origin
        var shown = health.with(List.of(
                at(OWN, 8443, Scheme.HTTPS),
                at(OWN, null, null),
                at(OWN, 8443, Scheme.HTTP),
                at(OWN, 443, Scheme.HTTPS),
                at(OriginAddress.parse("192.0.2.2"), null, null)));

        // Then
        assertThat(shown.findings()).containsExactly(at(OWN, 8443, Scheme.HTTPS), at(OWN, null, null));
    }

    private static FindingAnswer at(OriginAddress origin, @Nullable Integer port, @Nullable Scheme scheme) {
        return FindingAnswer.of(Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused())
                .inTraffic(new Place(origin, port, scheme), "edge-1", NOON, NOON, Confidence.ONCE));
    }
}
