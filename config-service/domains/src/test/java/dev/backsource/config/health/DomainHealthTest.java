package dev.backsource.config.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainHealthTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

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
}
