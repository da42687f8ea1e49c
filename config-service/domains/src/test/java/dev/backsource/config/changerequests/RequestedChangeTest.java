package dev.backsource.config.changerequests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.domain.DomainWriter.Rehearsed;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.testing.config.SampleDomains;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestedChangeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldGrantPortsBesideGrantedOnes() {
        // Given
        var domain = SampleDomains.domain(80).with(Part.GRANTED_PORTS, new GrantedPorts(8080, 8443));

        // When
        var changed = new PortGrant(new GrantedPorts(null, 9443)).appliedTo(domain);

        // Then
        assertThat(changed.grantedPorts()).isEqualTo(new GrantedPorts(8080, 9443));
    }

    @Test
    void shouldKeepTheWholeDomainOfAChangeOfPartsForItsRevision() {
        // Given
        var stopped = SampleDomains.domain(80).with(Part.SERVING, Serving.STOPPED);
        var wanted = WantedChange.ofParts(domain -> domain.with(Part.SERVING, Serving.STOPPED));

        // When
        var change = wanted.content().apply(new Rehearsed(stopped, 3, true));

        // Then
        assertThat(change).isEqualTo(new PartsChange(3, stopped));
        assertThat(change.base()).isEqualTo(3);
        assertThat(change.appliedTo(SampleDomains.domain(443))).isEqualTo(stopped);
    }

    static Stream<RequestedChange> changes() {
        return Stream.of(
                new PortGrant(new GrantedPorts(8080, null)),
                new PortGrant(new GrantedPorts(null, 8443)),
                new PartsChange(7, SampleDomains.domain(8080)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void shouldReadWhatIsStored(RequestedChange change) {
        assertThat(change.kind().read(change.stored())).isEqualTo(change);
        assertThat(ChangeKind.of(change.kind().word())).isEqualTo(change.kind());
    }

    /** Fields are named as in the body of the request. */
    @Test
    void shouldPlaceFieldsOfTheDomainInTheBody() {
        assertThat(WantedChange.ofPorts(GrantedPorts.NONE).place().apply("grantedPorts.http"))
                .isEqualTo("ports.http");
        assertThat(WantedChange.ofParts(domain -> domain).place().apply("origins[0].port"))
                .isEqualTo("parts.origins[0].port");
    }

    @ParameterizedTest
    @CsvSource({"open, 1, OPEN", "open, 0, EXPIRED", "open, -1, EXPIRED", "approved, -1, APPROVED"})
    void shouldExpireWithoutADecision(String stored, int secondsLeft, ChangeRequestState state) {
        assertThat(ChangeRequestState.of(stored, NOW.plusSeconds(secondsLeft), NOW))
                .isEqualTo(state);
    }
}
