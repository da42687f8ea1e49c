package dev.backsource.edge.cache.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.impl.headers.HeadersMultiMap;
import org.junit.jupiter.api.Test;

class KnownDirectivesTest {
    private final KnownDirectives known = new KnownDirectives();

    private long maxAge(String cacheControl) {
        return known.of(HeadersMultiMap.httpHeaders().add("Cache-Control", cacheControl))
                .maxAge();
    }

    @Test
    void shouldRememberUsualTexts() {
        // When
        var first = known.of(HeadersMultiMap.httpHeaders().add("Cache-Control", "max-age=60"));
        var second = known.of(HeadersMultiMap.httpHeaders().add("Cache-Control", "max-age=60"));

        // Then
        assertThat(second).isSameAs(first);
    }

    @Test
    void shouldReadALongTextWithoutKeepingIt() {
        // When
        var age = maxAge("max-age=60, x=" + "y".repeat(60_000));

        // Then
        assertThat(age).isEqualTo(60);
        assertThat(known.count()).isZero();
    }

    @Test
    void shouldKeepNoMoreThanItsNumber() {
        // When
        for (var i = 0; i < 3 * KnownDirectives.MAX_KNOWN; i++) {
            maxAge("max-age=" + i);
        }

        // Then
        assertThat(known.count()).isLessThanOrEqualTo(KnownDirectives.MAX_KNOWN);
    }
}
