package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Variants of a response that the origin tells apart by request fields (RFC 9111 §4.1). */
class VariantsIT {
    private final BuiltEdge edge = BuiltEdge.patient();

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

    /** The origin gets http as the scheme, whatever the client sends; so its response varies by http alone. */
    @Test
    void shouldTellVariantsByWhatWasSentToTheOrigin() {
        // Given
        given();
        site.behave((request, response) -> response.putHeader("Cache-Control", "max-age=60")
                .putHeader("Vary", "X-Forwarded-Proto, X-Forwarded-Host")
                .end(request.getHeader("X-Forwarded-Proto")));
        site.get("X-Forwarded-Proto", "https", "X-Forwarded-Host", "other.test");

        // When
        var plain = site.get();
        var other = site.get("X-Forwarded-Proto", "x");

        // Then
        assertThat(plain.body()).isEqualTo("http");
        assertThat(plain.header("cache-status")).contains("hit");
        assertThat(other.header("cache-status")).contains("hit");
        assertThat(site.asked()).isEqualTo(1);
    }

    @Test
    void shouldNotTellVariantsByAFieldThatConnectionKeepsFromTheOrigin() {
        // Given
        given();
        site.behave((request, response) -> response.putHeader("Cache-Control", "max-age=60")
                .putHeader("Vary", "X-Kind")
                .end(String.valueOf(request.getHeader("X-Kind"))));
        site.get("X-Kind", "1", "Connection", "x-kind");

        // When
        var withKind = site.get("X-Kind", "1");
        var without = site.get();

        // Then
        assertThat(withKind.body()).isEqualTo("1");
        assertThat(without.body()).isEqualTo("null");
        assertThat(without.header("cache-status")).contains("hit");
    }

    @Test
    void shouldOfferTheTagsOfOtherVariantsAndServeTheOneThatIsChosen() {
        // Given
        given();
        site.behave((request, response) -> response.putHeader("Cache-Control", "max-age=60")
                .putHeader("Vary", "Accept-Language")
                .putHeader("ETag", "\"" + request.getHeader("Accept-Language") + "\"")
                .end("body " + request.getHeader("Accept-Language")));
        site.get("Accept-Language", "de");
        site.get("Accept-Language", "en");
        site.behave((request, response) -> response.setStatusCode(304)
                .putHeader("Cache-Control", "max-age=60")
                .putHeader("Vary", "Accept-Language")
                .putHeader("ETag", "\"de\"")
                .end());

        // When
        var austrian = site.get("Accept-Language", "de-AT");
        var again = site.get("Accept-Language", "de-AT");

        // Then
        assertThat(site.origin().lastRequest().getHeader("If-None-Match")).contains("\"de\"", "\"en\"");
        assertThat(austrian.body()).isEqualTo("body de");
        assertThat(again.body()).isEqualTo("body de");
        assertThat(again.header("cache-status")).contains("hit");
        assertThat(site.get("Accept-Language", "en").body()).isEqualTo("body en");
        assertThat(site.asked()).isEqualTo(3);
    }

    @Test
    void shouldFetchAnewWhenTheOriginChoosesATagThatWasNotOffered() {
        // Given
        given();
        site.say("de", "Cache-Control", "max-age=60", "Vary", "Accept-Language", "ETag", "\"de\"");
        site.get("Accept-Language", "de");
        site.behave((request, response) -> {
            if (request.headers().contains("If-None-Match")) {
                response.setStatusCode(304).putHeader("ETag", "\"other\"").end();
            } else {
                response.end("whole");
            }
        });

        // When
        var answer = site.get("Accept-Language", "en");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("whole");
    }
}
