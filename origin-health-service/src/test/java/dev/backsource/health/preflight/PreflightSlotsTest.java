package dev.backsource.health.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.backsource.policy.domain.DomainName;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PreflightSlotsTest {
    private static final DomainName A = DomainName.parse("a.example.com");
    private static final DomainName B = DomainName.parse("b.example.com");
    private static final DomainName C = DomainName.parse("c.example.com");

    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void shouldLeaveHalfOfThePlacesToOtherDomains() {
        // Given
        var places = new PreflightSlots(4, taken);
        assertThat(places.take(A)).isNull();
        assertThat(places.take(A)).isNull();

        // Then
        assertThat(reason(places, A)).contains("pre-flights of this domain");
        assertThat(places.take(B)).isNull();
        assertThat(places.take(B)).isNull();
        assertThat(reason(places, C)).contains("too many pre-flights in progress");
        assertThat(taken).hasValue(4);

        // When
        places.giveBack(A);

        // Then
        assertThat(places.take(C)).isNull();
        assertThat(reason(places, A)).contains("too many pre-flights in progress");
    }

    @Test
    void shouldLetADomainHaveAsManyAgainOnceItGaveThemBack() {
        // Given
        var places = new PreflightSlots(5, taken);
        for (var round = 0; round < 3; round++) {
            // When
            assertThat(places.take(A)).isNull();
            assertThat(places.take(A)).isNull();

            // Then
            assertThat(places.take(A)).isNotNull();
            places.giveBack(A);
            places.giveBack(A);
        }
        assertThat(taken).hasValue(0);
    }

    @Test
    void shouldLetADomainHaveTheOnlyOne() {
        // Given
        var places = new PreflightSlots(1, taken);

        // Then
        assertThat(places.take(A)).isNull();
        assertThat(places.take(B)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new PreflightSlots(0, taken));
    }

    private static String reason(PreflightSlots places, DomainName domain) {
        var refused = places.take(domain);
        assertThat(refused).isNotNull();
        return refused.reason();
    }
}
