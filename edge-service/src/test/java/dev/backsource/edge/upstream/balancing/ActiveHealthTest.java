package dev.backsource.edge.upstream.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActiveHealthTest {
    private static final DomainName ONE = DomainName.parse("one.example.com");
    private static final DomainName OTHER = DomainName.parse("other.example.com");
    private static final OriginKey HTTP = OriginKey.ofAll("192.0.2.1", new Target(Scheme.HTTP, 80));
    private static final OriginKey HTTPS = OriginKey.ofAll("192.0.2.1", new Target(Scheme.HTTPS, 443));

    private final AtomicLong now = new AtomicLong();
    private final OutlierDetection outliers =
            new OutlierDetection(Ejection.Rules.of(3, Duration.ofSeconds(1), Duration.ofSeconds(30)), now::get);
    private final ActiveHealth activeHealth = new ActiveHealth(outliers);

    @Test
    void shouldHaveThePortThatIsClosedPassedOverAndNoOther() {
        // When
        activeHealth.take(ONE, health(PortState.CLOSED, PortState.OPEN));

        // Then
        assertThat(outliers.isPassedOver(HTTP)).isTrue();
        assertThat(outliers.isPassedOver(HTTPS)).isFalse();
    }

    @Test
    void shouldHoldAFailedHandshakeOfOneDomainAgainstNobody() {
        // When
        activeHealth.take(ONE, health(PortState.OPEN, PortState.CLOSED, "TLS handshake failed: no such name"));

        // Then
        assertThat(outliers.isQuiet()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "UNKNOWN"})
    void shouldHaveThePortUsedAgainOnceItIsNotClosed(PortState state) {
        // Given
        activeHealth.take(ONE, health(PortState.CLOSED, PortState.OPEN));

        // When
        activeHealth.take(ONE, health(state, PortState.OPEN));

        // Then
        assertThat(outliers.isQuiet()).isTrue();
    }

    @Test
    void shouldHaveThePortUsedAgainWhenTheDomainIsGone() {
        // Given
        activeHealth.take(ONE, health(PortState.CLOSED, PortState.CLOSED));

        // When
        activeHealth.take(ONE, null);

        // Then
        assertThat(outliers.isQuiet()).isTrue();
    }

    @Test
    void shouldHaveThePortPassedOverAsLongAsAnyDomainHasItClosed() {
        // Given
        activeHealth.take(ONE, health(PortState.CLOSED, PortState.OPEN));
        activeHealth.take(OTHER, health(PortState.CLOSED, PortState.OPEN));

        // When
        activeHealth.take(ONE, health(PortState.OPEN, PortState.OPEN));
        var whileOneIsLeft = outliers.isPassedOver(HTTP);
        activeHealth.take(OTHER, null);

        // Then
        assertThat(whileOneIsLeft).isTrue();
        assertThat(outliers.isPassedOver(HTTP)).isFalse();
    }

    @Test
    void shouldNotBeginThePauseAnewWhenAVerdictIsRepeated() {
        // Given
        activeHealth.take(ONE, health(PortState.CLOSED, PortState.OPEN));
        now.addAndGet(TimeUnit.SECONDS.toNanos(29));

        // When
        activeHealth.take(ONE, health(PortState.CLOSED, PortState.CLOSED));
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));

        // Then
        assertThat(outliers.isPassedOver(HTTP)).isFalse();
        assertThat(outliers.isPassedOver(HTTPS)).isTrue();
    }

    @Test
    void shouldHoldNothingAgainstTheOnlyOriginOfADomain() {
        // Given
        var closed = health(PortState.CLOSED, PortState.CLOSED);
        var ports = closed.ports().subList(0, 2);

        // When
        activeHealth.take(ONE, new OriginHealth(ONE, 1, closed.observedAt(), ports));

        // Then
        assertThat(outliers.isQuiet()).isTrue();
        assertThat(outliers.current()).isZero();
    }

    private static OriginHealth health(PortState http, PortState https) {
        return health(http, https, "connection refused");
    }

    private static OriginHealth health(PortState http, PortState https, String reason) {
        var observedAt = Instant.parse("2026-01-01T00:00:00Z");
        var address = OriginAddress.parse("192.0.2.1");
        var other = OriginAddress.parse("192.0.2.2");
        return new OriginHealth(
                ONE,
                1,
                observedAt,
                List.of(
                        new OriginHealth.Port(address, 80, Scheme.HTTP, http, observedAt, reason),
                        new OriginHealth.Port(address, 443, Scheme.HTTPS, https, observedAt, reason),
                        new OriginHealth.Port(other, 80, Scheme.HTTP, PortState.OPEN, observedAt, "")));
    }
}
