package dev.backsource.edge.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.StoredFreshness;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.policy.protocol.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheStoreTest {
    private static final long MAX_BYTES = 4 << 20;
    private static final StoredFreshness FRESH = new StoredFreshness(60, false, false, false, -1, -1);

    private final CacheStore store = new CacheStore(MAX_BYTES);

    private static CacheKey key(String target) {
        return new CacheKey(Scheme.HTTP, Scheme.HTTP, "www.example.test", target);
    }

    private static StoredResponse response(int size, String secondaryKey) {
        return new StoredResponse(1, 200, FieldBlock.EMPTY, new byte[size], FRESH, 0, secondaryKey, null);
    }

    private void put(String target, int size) {
        store.put(key(target), Vary.NONE, response(size, ""));
    }

    /** Requests a target as a client does: a missing one is fetched and stored. */
    private boolean ask(String target, int size) {
        var found = store.find(key(target)) != null;
        if (!found) {
            put(target, size);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 10_000, 1_000_000})
    void shouldStayWithinItsBoundUnderAFlood(int size) {
        for (var i = 0; i < 20_000_000 / (size + 1000); i++) {
            // When
            put("/" + i, size);

            // Then
            assertThat(store.bytes()).isLessThanOrEqualTo(MAX_BYTES);
        }
        assertThat(store.count()).isPositive();
    }

    @Test
    void shouldCountWhatVariantsAndLongTargetsTake() {
        // Given
        var vary = new Vary(java.util.List.of("x"));

        // When
        for (var i = 0; i < 10; i++) {
            store.put(key("/" + "x".repeat(5000)), vary, response(1000, "x\n" + i));
        }

        // Then
        assertThat(store.bytes()).isGreaterThan(10 * 1000 + 5000).isLessThan(30_000);
    }

    @Test
    void shouldKeepNoMoreVariantsOfOneResourceThanSet() {
        // Given
        var vary = new Vary(java.util.List.of("x"));

        // When
        for (var i = 0; i < 1000; i++) {
            store.put(key("/a"), vary, response(10, "x\n" + i));
        }

        // Then
        assertThat(store.find(key("/a"))).isNotNull().satisfies(resource -> {
            assertThat(resource.variants()).hasSize(Resource.MAX_VARIANTS);
            assertThat(resource.variants()[0].secondaryKey()).isEqualTo("x\n999");
        });
    }

    @Test
    void shouldNotKeepWhatAloneIsLargerThanAll() {
        // When
        put("/huge", (int) MAX_BYTES + 1);

        // Then
        assertThat(store.find(key("/huge"))).isNull();
        assertThat(store.bytes()).isZero();
    }

    /** An entry that is inspected all the time, but never requested, is evicted as early as an untouched one. */
    @Test
    void shouldNotKeepLongerWhatIsOnlyLookedAt() {
        // Given
        var size = 4096;
        var many = (int) (MAX_BYTES / (size + 600));
        put("/looked-at", size);
        for (var i = 0; i < 1_000; i++) {
            assertThat(store.peek(key("/looked-at"))).isNotNull();
        }

        // When: others are asked for, each three times
        for (var i = 0; i < 3 * 4 * many; i++) {
            store.peek(key("/looked-at"));
            ask("/asked/" + i / 3, size);
        }

        // Then
        assertThat(store.peek(key("/looked-at"))).isNull();
    }

    /** The hot set takes half the store; the scan is ten times as large and requests each object once. */
    @Test
    void shouldKeepTheHotSetThroughAScan() {
        // Given
        var size = 4096;
        var hot = (int) (MAX_BYTES / 2 / (size + 600));
        for (var i = 0; i < 20 * hot; i++) {
            ask("/hot/" + i % hot, size);
        }

        // When
        var hits = 0;
        var asked = 0;
        var scanned = 10 * (int) (MAX_BYTES / size);
        for (var i = 0; i < scanned; i++) {
            ask("/scan/" + i, size);
            asked++;
            hits += ask("/hot/" + i * 7 % hot, size) ? 1 : 0;
        }

        // Then
        assertThat((double) hits / asked).isGreaterThan(0.95);
        assertThat(store.bytes()).isLessThanOrEqualTo(MAX_BYTES);
    }
}
