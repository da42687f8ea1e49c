package dev.backsource.edge.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.StoredFreshness;
import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.policy.protocol.Scheme;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Variants that are stored one after the other, and keys. */
class ResourceProperties {
    private static final StoredFreshness FRESH = new StoredFreshness(60, false, false, false, -1, -1);

    record Stored(Vary vary, StoredResponse response) {}

    private static Resource all(List<Stored> stored) {
        var resource = Resource.of(stored.get(0).vary(), stored.get(0).response());
        for (var next : stored.subList(1, stored.size())) {
            resource = resource.with(next.vary(), next.response());
        }
        return resource;
    }

    @Property(tries = 300)
    void shouldHaveTheNewestFirstAndNoTwoForTheSame(@ForAll("stored") List<Stored> stored) {
        // When
        var resource = all(stored);

        // Then
        var newest = stored.get(stored.size() - 1);
        assertThat(resource.variants()[0]).isSameAs(newest.response());
        assertThat(resource.vary()).isEqualTo(newest.vary());
        assertThat(resource.variants().length).isLessThanOrEqualTo(Resource.MAX_VARIANTS);
        assertThat(Arrays.stream(resource.variants())
                        .map(variant -> variant.secondaryKey() + variant.onlyFor())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void shouldHoldVariantsOfOneEpochOnly(@ForAll("stored") List<Stored> stored) {
        // When
        var resource = all(stored);

        // Then
        assertThat(Arrays.stream(resource.variants()).map(StoredResponse::epoch).distinct())
                .hasSize(1);
    }

    @Property(tries = 300)
    void shouldLoseExactlyWhatIsTakenOut(@ForAll("stored") List<Stored> stored) {
        // Given
        var resource = all(stored);
        var taken = resource.variants()[resource.variants().length - 1];

        // When
        var left = resource.without(taken);

        // Then
        var count = left == null ? 0 : left.variants().length;
        assertThat(count).isEqualTo(resource.variants().length - 1);
        assertThat(left == null ? List.of() : List.of(left.variants())).doesNotContain(taken);
    }

    @Property(tries = 300)
    void shouldBeTheSameKeyExactlyForTheSameSchemeHostAndTarget(
            @ForAll("keys") CacheKey one, @ForAll("keys") CacheKey other) {
        // Given
        var same = one.originScheme() == other.originScheme()
                && Objects.equals(one.host(), other.host())
                && Objects.equals(one.target(), other.target());

        // When
        var equal = one.equals(other);

        // Then
        assertThat(equal).isEqualTo(same);
        assertThat(!equal || one.hashCode() == other.hashCode()).isTrue();
        assertThat(one.with(new String(one.host()))).isEqualTo(one);
    }

    @Provide
    Arbitrary<List<Stored>> stored() {
        var response = Combinators.combine(
                        Arbitraries.longs().between(1, 2),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(Scheme.values()).injectNull(0.5))
                .as((epoch, key, only) ->
                        new StoredResponse(epoch, 200, FieldBlock.EMPTY, new byte[0], FRESH, 0, "x\n" + key, only));
        var vary = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(20, Arbitraries.just(new Vary(List.of("x")))),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Vary(List.of("y")))));
        return Combinators.combine(vary, response)
                .as(Stored::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80);
    }

    @Provide
    Arbitrary<CacheKey> keys() {
        var text = Arbitraries.of("", "a", "b", "Aa", "BB", "/a", "/b?c");
        return Combinators.combine(Arbitraries.of(Scheme.values()), text, text).as(CacheKey::new);
    }
}
