package dev.backsource.edge.cache.collapsing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.testing.threads.Interleavings;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Test;

/** An event loop and a purge, in every interleaving that Lincheck explores. */
class InFlightFetchesInterleavingsTest {
    private static final CacheKey KEY = new CacheKey(Scheme.HTTP, Scheme.HTTP, "www.example.test", "/a");
    private static final FetchKey FETCH_KEY = new FetchKey(KEY, 1, "");
    private static final int FETCH = 1;

    @Test
    void shouldStoreNothingOnceItWasRevoked() {
        Interleavings.explore(() -> {
            // Given
            var fetches = new InFlightFetches<Integer>();
            fetches.join(FETCH_KEY, FETCH);
            var stored = new AtomicBoolean();
            var storedWhenRevoked = new AtomicBoolean();

            // When
            Interleavings.both(() -> fetches.finish(FETCH_KEY, FETCH, () -> stored.set(true)), () -> {
                fetches.revoke(KEY::equals);
                storedWhenRevoked.set(stored.get());
            });

            // Then
            assertEquals(storedWhenRevoked.get(), stored.get());
        });
    }

    @Test
    void shouldFindAStoreThatTakesNoLock() {
        assertThatThrownBy(() -> Interleavings.explore(() -> {
                    var running = new AtomicBoolean(true);
                    var stored = new AtomicBoolean();
                    var storedWhenRevoked = new AtomicBoolean();
                    Interleavings.both(
                            () -> {
                                if (running.getAndSet(false)) {
                                    stored.set(true);
                                }
                            },
                            () -> {
                                running.set(false);
                                storedWhenRevoked.set(stored.get());
                            });
                    assertEquals(storedWhenRevoked.get(), stored.get());
                }))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("AssertionFailedError");
    }
}
