package dev.backsource.edge.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.http.limit.RequestLimits.Excess;
import dev.backsource.edge.http.limit.RequestLimits.Place;
import dev.backsource.edge.http.limit.RequestLimits.Sizes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {
    private static final Object DOMAIN = 1L;
    private static final Object OTHER_DOMAIN = 2L;

    private final RequestLimits limits = new RequestLimits(new Sizes(10, 3, 6));

    @Test
    void shouldRefuseWhatIsTooMuchOfOneClientAndServeOthers() {
        // When
        take(3, "greedy", DOMAIN);

        // Then
        assertThat(limits.excess("greedy", OTHER_DOMAIN)).isEqualTo(Excess.CLIENT);
        assertThat(limits.excess("other", DOMAIN)).isNull();
    }

    @Test
    void shouldRefuseWhatIsTooMuchForOneDomainAndServeOthers() {
        // When
        take(3, "a", DOMAIN);
        take(3, "b", DOMAIN);

        // Then
        assertThat(limits.excess("c", DOMAIN)).isEqualTo(Excess.DOMAIN);
        assertThat(limits.excess("c", OTHER_DOMAIN)).isNull();
    }

    @Test
    void shouldRefuseWhatIsTooMuchInTotal() {
        // When
        take(3, "a", DOMAIN);
        take(3, "b", DOMAIN);
        take(3, "c", OTHER_DOMAIN);
        take(1, "d", OTHER_DOMAIN);

        // Then
        assertThat(limits.excess("e", 3L)).isEqualTo(Excess.EDGE);
        assertThat(limits.excess("a", 3L)).isEqualTo(Excess.CLIENT);
    }

    @Test
    void shouldLetOneWithoutAShareHaveMoreThanAClient() {
        // When
        take(6, null, DOMAIN);

        // Then
        assertThat(limits.excess(null, OTHER_DOMAIN)).isNull();
    }

    @Test
    void shouldKnowNobodyOnceAllHaveLeft() {
        // Given
        var places = take(3, "a", DOMAIN);
        places.addAll(take(2, null, OTHER_DOMAIN));

        // When
        places.forEach(Place::leave);

        // Then
        assertThat(limits.underWay()).isZero();
        assertThat(limits.owners()).isZero();
        assertThat(limits.excess("a", DOMAIN)).isNull();
    }

    private List<Place> take(int number, @Nullable Object client, Object domain) {
        var places = new ArrayList<Place>();
        for (var i = 0; i < number; i++) {
            assertThat(limits.excess(client, domain)).isNull();
            places.add(limits.take(client, domain));
        }
        return places;
    }
}
