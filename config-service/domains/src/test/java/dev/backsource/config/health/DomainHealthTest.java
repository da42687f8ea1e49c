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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DomainHealthTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final OriginAddress OWN = OriginAddress.parse("192.0.2.1");

    @Test
    void shouldShowFindingsOfNeededPlacesOnly() {
        // Given
        var port = new NeededPort(OWN, 8443, Scheme.HTTPS, PortState.OPEN, NOW, "", null);
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
                .inTraffic(new Place(origin, port, scheme), "edge-1", NOW, NOW, Confidence.ONCE));
    }
}
