package dev.backsource.config.domain;

import static dev.backsource.testing.config.SampleDomains.domain;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.protocol.GrantedPorts;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginPortsTest {
    private static final OriginAccess ACCESS = OriginAccess.of(List.of(), List.of(), List.of());

    @Test
    void shouldRefuseAnOwnPortAndAGrantedOne() {
        assertThatThrownBy(() -> OriginPorts.check(ACCESS, null, domain(25)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("port 25");
        assertThatThrownBy(() -> OriginPorts.check(
                        ACCESS, domain(80), domain(80).with(Part.GRANTED_PORTS, new GrantedPorts(null, 6667))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("port 6667");
    }

    @Test
    void shouldLetADomainKeepThePortThatItHas() {
        assertThatCode(() -> OriginPorts.check(ACCESS, domain(25), domain(25))).doesNotThrowAnyException();
        assertThatCode(() -> OriginPorts.check(ACCESS, null, domain(8080))).doesNotThrowAnyException();
    }

    @Test
    void shouldNotLetAKeptPortBeGrantedOrGoToAnotherOrigin() {
        // Given
        var kept = domain(25);
        var granted = kept.with(Part.GRANTED_PORTS, new GrantedPorts(25, null));
        var moved = kept.with(
                        Part.ORIGINS,
                        List.of(new Origin(OriginAddress.parse("203.0.113.2"), 25, OriginPriority.PRIMARY, 10)))
                .with(Part.ORIGIN_TLS, OriginTls.DEFAULT);

        // Then
        assertThatThrownBy(() -> OriginPorts.check(ACCESS, kept, granted)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> OriginPorts.check(ACCESS, kept, moved)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() ->
                        OriginPorts.check(ACCESS, granted, kept.with(Part.GRANTED_PORTS, new GrantedPorts(null, 25))))
                .isInstanceOf(InvalidValueException.class);
        assertThatCode(() -> OriginPorts.check(ACCESS, granted, granted)).doesNotThrowAnyException();
    }
}
