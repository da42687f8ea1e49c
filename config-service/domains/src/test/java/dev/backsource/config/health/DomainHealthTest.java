package dev.backsource.config.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DomainHealthTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldTakeNoDomainForCheckedWithoutAKnownStateOfAPort() {
        assertThat(checkedAt(PortState.UNKNOWN, PortState.OPEN)).isEqualTo(AT);
        assertThat(checkedAt(PortState.UNKNOWN, PortState.UNKNOWN)).isNull();
    }

    private static @Nullable Instant checkedAt(PortState... states) {
        var ports = Stream.of(states)
                .map(state -> new NeededPort(new OriginAddress("192.0.2.1"), 80, Scheme.HTTP, state, AT, "?", null))
                .toList();
        return new DomainHealth(new DomainName("www.example.com"), 1, AT, AT, null, ports, List.of()).checkedAt();
    }
}
