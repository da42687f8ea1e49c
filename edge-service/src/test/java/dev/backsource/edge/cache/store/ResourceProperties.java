package dev.backsource.edge.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.StoredFreshness;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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

    @Samples(300)
    void shouldHaveTheNewestFirstAndNoTwoForTheSame(Sample sample) {
        // Given
        var stored = stored(sample);

        // When
        var resource = all(stored);

        // Then
        var newest = stored.get(stored.size() - 1);
        assertThat(resource.variants()[0]).isSameAs(newest.response());
        assertThat(resource.vary()).isEqualTo(newest.vary());
        assertThat(resource.variants().length).isLessThanOrEqualTo(Resource.MAX_VARIANTS);
        assertThat(Arrays.stream(resource.variants())
                        .map(StoredResponse::secondaryKey)
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Samples(300)
    void shouldHoldVariantsOfOneCacheGenerationOnly(Sample sample) {
        // Given
        var stored = stored(sample);

        // When
        var resource = all(stored);

        // Then
        assertThat(Arrays.stream(resource.variants())
                        .map(StoredResponse::cacheGeneration)
                        .distinct())
                .hasSize(1);
    }

    @Samples(300)
    void shouldLoseExactlyWhatIsTakenOut(Sample sample) {
        // Given
        var stored = stored(sample);
        var resource = all(stored);
        var taken = resource.variants()[resource.variants().length - 1];

        // When
        var left = resource.without(taken);

        // Then
        var count = left == null ? 0 : left.variants().length;
        assertThat(count).isEqualTo(resource.variants().length - 1);
        assertThat(left == null ? List.of() : List.of(left.variants())).doesNotContain(taken);
    }

    @Samples(300)
    void shouldBeTheSameKeyExactlyForTheSameSchemeHostAndTarget(Sample sample) {
        // Given
        var one = key(sample);
        var other = key(sample);
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

    private static List<Stored> stored(Sample sample) {
        return sample.list(
                1, 80, () -> new Stored(new Vary(List.of(sample.chance(0.05) ? "y" : "x")), response(sample)));
    }

    private static StoredResponse response(Sample sample) {
        var cacheGeneration = sample.between(1L, 2L);
        var secondaryKey = "x\n" + sample.between(0, 40);
        return new StoredResponse(cacheGeneration, 200, FieldBlock.EMPTY, new byte[0], FRESH, 0, secondaryKey, null);
    }

    private static CacheKey key(Sample sample) {
        return new CacheKey(sample.of(Scheme.class), sample.of(Scheme.class), text(sample), text(sample));
    }

    /** One of a few texts, two of them with the same hash code. */
    private static String text(Sample sample) {
        return sample.of("", "a", "b", "Aa", "BB", "/a", "/b?c");
    }
}
