package dev.backsource.health.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.backsource.health.probe.attempt.ShareOwner;
import dev.backsource.policy.domain.DomainName;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreflightSlotsTest {
    private static final ShareOwner A = owner("a.example.com", null);
    private static final ShareOwner B = owner("b.example.com", null);
    private static final ShareOwner C = owner("c.example.com", null);

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

    @Test
    void shouldLeaveHalfOfThePlacesToOtherTeams() {
        // Given
        var places = new PreflightSlots(4, taken);
        assertThat(places.take(owner("a.example.com", "shop"))).isNull();
        assertThat(places.take(owner("b.example.com", "shop"))).isNull();

        // Then
        assertThat(reason(places, owner("c.example.com", "shop"))).contains("pre-flights of this team's domains");
        assertThat(places.take(owner("d.example.com", "other"))).isNull();
        assertThat(places.take(A)).isNull();

        // When
        places.giveBack(owner("a.example.com", "shop"));

        // Then
        assertThat(places.take(owner("c.example.com", "shop"))).isNull();
    }

    private static ShareOwner owner(String domain, @Nullable String team) {
        return ShareOwner.of(DomainName.parse(domain), team);
    }

    private static String reason(PreflightSlots places, ShareOwner owner) {
        var refused = places.take(owner);
        assertThat(refused).isNotNull();
        return refused.reason();
    }
}
