package dev.backsource.config.changerequests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.domain.DomainWriter.Rehearsed;
import dev.backsource.config.release.Release;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.progressive.PartialPlan;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.testing.config.SampleDomains;
import java.time.Instant;
import java.util.List;
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
        assertThat(change).isEqualTo(new PartsChange(3, stopped, null));
        assertThat(change.base()).isEqualTo(3);
        assertThat(change.appliedTo(SampleDomains.domain(443))).isEqualTo(stopped);
    }

    static Stream<RequestedChange> changes() {
        return Stream.of(
                new PortGrant(new GrantedPorts(8080, null)),
                new PortGrant(new GrantedPorts(null, 8443)),
                new PartsChange(7, SampleDomains.domain(8080), null),
                new PartsChange(8, SampleDomains.domain(8080), new PartialPlan(List.of(0.25, 0.5), 30, null, null)));
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

    @Test
    void shouldKeepThePlanOfAChangeThatARolloutCanTry() {
        // Given
        var plan = new PartialPlan(List.of(0.5), null, null, null);
        var port = WantedChange.ofParts(domain -> SampleDomains.domain(8080)).rolledOutBy(plan);
        var stop = WantedChange.ofParts(domain -> domain.with(Part.SERVING, Serving.STOPPED))
                .rolledOutBy(plan);

        // Then
        var change = port.content().apply(new Rehearsed(SampleDomains.domain(8080), 3, true));
        assertThat(change.release()).isEqualTo(Release.ofRollout(plan));
        assertThat(port.edit().apply(SampleDomains.domain(80))).isEqualTo(SampleDomains.domain(8080));
        assertThatThrownBy(() -> stop.edit().apply(SampleDomains.domain(80)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(stop.place().apply(e.field())).isEqualTo("rollout"));
    }

    @ParameterizedTest
    @CsvSource({"open, 1, OPEN", "open, 0, EXPIRED", "open, -1, EXPIRED", "approved, -1, APPROVED"})
    void shouldExpireWithoutADecision(String stored, int secondsLeft, ChangeRequestState state) {
        assertThat(ChangeRequestState.of(stored, NOW.plusSeconds(secondsLeft), NOW))
                .isEqualTo(state);
    }
}
