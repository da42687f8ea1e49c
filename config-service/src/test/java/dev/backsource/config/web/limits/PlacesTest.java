package dev.backsource.config.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places("exports", 2, 3);

    @Test
    void shouldRefuseACallerWhoHasAsManyAsOneMay() {
        // Given
        places.take("jane");
        var second = places.take("jane");

        // When
        assertThatExceptionOfType(TooManyRequestsException.class)
                .isThrownBy(() -> places.take("jane"))
                .satisfies(refused -> assertThat(refused.refusal().headers()).containsKey("retry-after"));
        second.run();

        // Then
        places.take("jane");
    }

    @Test
    void shouldRefuseAnybodyWhenAllAreTaken() {
        // Given
        places.take("a");
        places.take("b");
        places.take("c");

        // Then
        assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> places.take("d"));
    }

    @Test
    void shouldTakeBackAPlaceHoweverItsWorkEnds() {
        // When
        for (var i = 0; i < 3; i++) {
            var broken = places.in("jane", () -> {
                throw new IllegalStateException("broken");
            });
            broken.subscribe()
                    .withSubscriber(UniAssertSubscriber.create())
                    .assertFailedWith(IllegalStateException.class);
            places.in("jane", () -> Uni.createFrom().item(1)).await().indefinitely();
            places.in("jane", () -> Uni.createFrom().nothing())
                    .subscribe()
                    .with(none -> {})
                    .cancel();
        }

        // Then
        places.take("jane");
        places.take("jane");
    }

    @Test
    void shouldTakeBackEachOnce() {
        // Given
        places.take("jane");
        var second = places.take("jane");

        // When
        second.run();
        second.run();
        places.take("jane");

        // Then
        assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> places.take("jane"));
    }

    @Test
    void shouldCountHowManyPlacesSomethingTakes() {
        // Given
        var ports = new Places("ports", 4, 6);
        var three = ports.take("jane", 3);

        // Then
        assertThatExceptionOfType(TooManyRequestsException.class)
                .isThrownBy(() -> ports.take("jane", 2))
                .satisfies(refused -> assertThat(refused.refusal().problem().detail())
                        .startsWith("you have 3 ports at this instance, and one may have 4; these are 2"));
        ports.take("jane", 1);
        assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> ports.take("john", 3));

        // When
        three.run();

        // Then
        ports.take("john", 3);
        ports.take("jane", 2);
    }
}
