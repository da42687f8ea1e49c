package dev.backsource.edge.cache;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that requests ever new URLs fills the cache, but not more. */
class ManyKeysIT {
    private static final int CACHE_BYTES = 64 * 1024 * 1024;
    private static final int BODY_BYTES = 1024 * 1024;
    private static final int KEYS = 3 * CACHE_BYTES / 2 / BODY_BYTES;

    private final BuiltEdge edge = BuiltEdge.patient();

    private final MeterRegistry registry = BuiltEdge.patient().meters();

    @Test
    void shouldKeepTheCacheWithinItsBoundAndServeTheOthers() {
        try (var greedy = CachedSite.saying(edge);
                var other = CachedSite.saying(edge, "Cache-Control", "max-age=600")) {
            // Given
            greedy.say("x".repeat(BODY_BYTES), "Cache-Control", "max-age=600");

            // When
            for (var key = 0; key < KEYS; key++) {
                assertThat(greedy.send(HttpMethod.GET, "/" + key).body()).hasSize(BODY_BYTES);
            }

            // Then
            await().until(() -> gauge("cache.bytes") <= CACHE_BYTES);
            assertThat(greedy.asked()).isEqualTo(KEYS);
            assertThat(other.send(HttpMethod.GET, "/kept").status()).isEqualTo(200);
            assertThat(other.send(HttpMethod.GET, "/kept").header("cache-status"))
                    .contains("; hit");
            for (var none : List.of(
                    "cache.arriving.bytes", "cache.pinned.bytes", "cache.fetches.inflight", "requests.waiting")) {
                await().until(() -> gauge(none) == 0);
            }
        }
    }

    private double gauge(String name) {
        return registry.get("backsource.edge." + name).gauge().value();
    }
}
