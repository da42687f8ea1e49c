package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.CacheEdgeResource;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.EdgeUnderTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Variants of a response that the origin tells apart by request fields (RFC 9111 §4.1). */
@QuarkusTest
@WithTestResource(CacheEdgeResource.class)
class VariantsIT {
    @Inject
    EdgeUnderTest edge;

    private CachedSite site;

    private void given(String... fields) {
        site = CachedSite.saying(edge, fields);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void shouldKeepVariantsApart() {
        // Given
        given();
        site.behave((request, response) -> response.putHeader("Cache-Control", "max-age=60")
                .putHeader("Vary", "Accept-Language, X-Kind")
                .end(request.getHeader("Accept-Language") + request.getHeader("X-Kind")));
        site.get("Accept-Language", "de", "X-Kind", "1");

        // When
        var other = site.get("Accept-Language", "en", "X-Kind", "1");
        var third = site.get("Accept-Language", "en", "X-Kind", "2");

        // Then
        assertThat(other.header("cache-status")).contains("fwd=vary-miss");
        assertThat(third.body()).isEqualTo("en2");
        assertThat(site.get("Accept-Language", "DE", "X-Kind", "1").body()).isEqualTo("de1");
        assertThat(site.get("Accept-Language", "en", "X-Kind", "1").body()).isEqualTo("en1");
        assertThat(site.get("X-Kind", "1").body()).isEqualTo("null1");
        assertThat(site.asked()).isEqualTo(4);
    }

    @Test
    void shouldNotReuseWhatVariesByEverything() {
        // Given
        given("Cache-Control", "max-age=60", "Vary", "*");
        site.get();

        // When
        site.get();

        // Then
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldKeepTheOtherVariantsWhenOneCannotBeStored() {
        // Given
        given();
        site.behave((request, response) -> response.putHeader("Vary", "X-User")
                .putHeader("Cache-Control", request.headers().contains("X-User") ? "private" : "max-age=60")
                .end("for " + request.getHeader("X-User")));
        site.get();
        site.get("X-User", "me");

        // When
        var anonymous = site.get();
        var mine = site.get("X-User", "you");

        // Then
        assertThat(anonymous.header("cache-status")).contains("hit");
        assertThat(mine.body()).isEqualTo("for you");
    }
}
