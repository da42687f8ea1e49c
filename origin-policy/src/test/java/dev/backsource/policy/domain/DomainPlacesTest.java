package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DomainPlacesTest {
    private final DomainPlaces places = new DomainPlaces(4);

    @Test
    void shouldTakeThePlaceOfTheLargestSiteThatWasUsedLeastRecently() {
        // Given
        List.of("a.example.co.uk", "*.b.example.co.uk", "shop.example.org", "c.example.co.uk", "a.example.co.uk")
                .forEach(name -> assertThat(places.take(name)).isNull());

        // Then: a site that has no more than others gives up its own
        assertThat(places.take("other.co.uk")).isEqualTo("*.b.example.co.uk");
        assertThat(places.take("d.example.co.uk")).isEqualTo("c.example.co.uk");
        assertThat(places.take("www.example.org")).isEqualTo("a.example.co.uk");
        assertThat(places.take("e.example.co.uk")).isEqualTo("shop.example.org");
    }

    @Test
    void shouldGiveFreedPlacesToNewcomers() {
        // Given
        List.of("a.test", "b.test", "c.test", "d.test").forEach(places::take);

        // When
        places.release("b.test");
        places.release("unknown.test");

        // Then
        assertThat(places.take("e.test")).isNull();
        assertThat(places.take("e.test")).isNull();
        assertThat(places.take("x.shop.internal")).isEqualTo("a.test");
    }

    @Test
    void shouldTakeNamesThatAreGivenAwayForOneSite() {
        assertThat(DomainPlaces.site("*.a.duckdns.org")).isEqualTo(DomainPlaces.site("b.duckdns.org"));
        assertThat(DomainPlaces.site("a.co.uk")).isNotEqualTo(DomainPlaces.site("b.co.uk"));
    }

    @Test
    void shouldTakeNamesBelowAnUnknownSuffixForOneSiteByTwoLabels() {
        // Given
        List.of("a.shop.internal", "b.shop.internal", "c.shop.internal", "www.other.internal")
                .forEach(places::take);

        // Then
        assertThat(places.take("www.third.internal")).isEqualTo("a.shop.internal");
    }
}
