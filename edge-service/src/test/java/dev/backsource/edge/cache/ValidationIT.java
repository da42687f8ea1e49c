package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stale responses are validated (RFC 9111 §4.3), and conditions are evaluated against the store (§4.3.2). */
class ValidationIT {
    private final BuiltEdge edge = BuiltEdge.patient();

    private CachedSite site;

    private void given(String... fields) {
        site = CachedSite.saying(edge, fields);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static final String STALE = "max-age=60";
    private static final String MODIFIED = "Mon, 01 Jan 2024 00:00:00 GMT";

    private void notModified(String... fields) {
        site.say(304, "", fields);
    }

    @Test
    void shouldTakeOverTheFieldsOfA304() {
        // Given
        given("Cache-Control", STALE, "Age", "61", "ETag", "\"v1\"", "X-Version", "one", "X-Kept", "yes");
        site.get();
        notModified("ETag", "\"v1\"", "X-Version", "two", "Cache-Control", "max-age=600", "Content-Length", "3");

        // When
        var validated = site.get();
        var hit = site.get();

        // Then
        assertThat(site.origin().lastRequest().getHeader("if-none-match")).isEqualTo("\"v1\"");
        for (var answer : List.of(validated, hit)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(CachedSite.BODY);
            assertThat(answer.header("x-version")).isEqualTo("two");
            assertThat(answer.header("x-kept")).isEqualTo("yes");
            assertThat(answer.header("content-length")).isEqualTo("10");
            assertThat(answer.headers().getAll("via")).hasSize(1);
        }
        assertThat(validated.header("cache-status")).startsWith("edge-1; fwd=stale; fwd-status=304");
        assertThat(hit.header("cache-status")).startsWith("edge-1; hit");
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldValidateByTheDateOfLastModification() {
        // Given
        given("Cache-Control", STALE, "Age", "61", "Last-Modified", MODIFIED);
        site.get();
        notModified("Cache-Control", "max-age=600");

        // When
        var validated = site.get();

        // Then
        assertThat(site.origin().lastRequest().getHeader("if-modified-since")).isEqualTo(MODIFIED);
        assertThat(validated.body()).isEqualTo(CachedSite.BODY);
    }

    @Test
    void shouldReplaceWhatTheOriginHasNew() {
        // Given
        given("Cache-Control", STALE, "Age", "61", "ETag", "\"v1\"");
        site.get();
        site.say("new", "Cache-Control", "max-age=60", "ETag", "\"v2\"");

        // When
        var fetched = site.get();
        var hit = site.get();

        // Then
        assertThat(fetched.body()).isEqualTo("new");
        assertThat(fetched.header("cache-status")).isEqualTo("edge-1; fwd=stale; fwd-status=200; stored");
        assertThat(hit.body()).isEqualTo("new");
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldFetchAnewWhenA304IsAboutSomethingElse() {
        // Given
        given("Cache-Control", STALE, "Age", "61", "ETag", "\"v1\"");
        site.get();
        site.behave((request, response) -> {
            var conditional = request.headers().contains("if-none-match");
            response.setStatusCode(conditional ? 304 : 200)
                    .putHeader("ETag", "\"v2\"")
                    .putHeader("Cache-Control", "max-age=60")
                    .end(conditional ? "" : "new");
        });

        // When
        var answer = site.get();

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("new");
        assertThat(site.asked()).isEqualTo(3);
    }

    @Test
    void shouldForgetWhatTheOriginNoLongerLetsBeStored() {
        // Given
        given("Cache-Control", STALE + ", stale-while-revalidate=600", "Age", "661", "ETag", "\"v1\"");
        site.get();
        site.say("secret", "Cache-Control", "no-store");
        site.get();

        // When
        var later = site.get();

        // Then
        assertThat(later.body()).isEqualTo("secret");
        assertThat(later.header("cache-status")).contains("fwd=uri-miss");
    }

    @Test
    void shouldValidateEveryReuseOfWhatSaysNoCache() {
        // Given
        given("Cache-Control", "no-cache", "ETag", "\"v1\"");
        site.get();
        notModified("ETag", "\"v1\"");

        // When
        var second = site.get();
        var third = site.get();

        // Then
        assertThat(second.body()).isEqualTo(CachedSite.BODY);
        assertThat(third.body()).isEqualTo(CachedSite.BODY);
        assertThat(site.asked()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "If-None-Match, '\"v1\"', 304",
        "If-None-Match, 'W/\"v1\"', 304",
        "If-None-Match, '\"v0\", \"v1\"', 304",
        "If-None-Match, *, 304",
        "If-None-Match, '\"v0\"', 200",
        "If-Modified-Since, 'Mon, 01 Jan 2024 00:00:00 GMT', 304",
        "If-Modified-Since, 'Tue, 02 Jan 2024 00:00:00 GMT', 304",
        "If-Modified-Since, 'Sun, 31 Dec 2023 00:00:00 GMT', 200",
        "If-Modified-Since, nonsense, 200"
    })
    void shouldAnswerConditionsFromTheStoreAndOnTheMissAlike(String name, String value, int status) {
        // Given
        given("Cache-Control", "max-age=60", "ETag", "\"v1\"", "Last-Modified", MODIFIED);

        // When
        var missed = site.get(name, value);
        var hit = site.get(name, value);

        // Then
        assertThat(missed.status()).isEqualTo(status);
        assertThat(hit.status()).isEqualTo(status);
        assertThat(hit.body()).isEqualTo(status == 304 ? "" : CachedSite.BODY);
        assertThat(hit.header("etag")).isEqualTo("\"v1\"");
        assertThat(site.get().body()).isEqualTo(CachedSite.BODY);
        assertThat(site.origin().lastRequest().getHeader(name)).isNull();
        assertThat(site.asked()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"If-Match, '\"v1\"'", "If-Unmodified-Since, 'Mon, 01 Jan 2024 00:00:00 GMT'"})
    void shouldLeaveConditionsToTheOriginThatOnlyItCanAnswer(String name, String value) {
        // Given
        given("Cache-Control", "max-age=60", "ETag", "\"v1\"");
        site.get();

        // When
        site.get(name, value);

        // Then
        assertThat(site.origin().lastRequest().getHeader(name)).isEqualTo(value);
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldSendNoLengthAndNoTypeWithA304() {
        // Given
        given("Cache-Control", "max-age=60", "ETag", "\"v1\"", "Content-Type", "text/css", "X-Own", "1");
        site.get();

        // When
        var answer = site.get("If-None-Match", "\"v1\"");

        // Then
        assertThat(answer.headers().names()).doesNotContain("content-type", "x-own", "content-length");
        assertThat(answer.headers().names()).contains("cache-control", "date", "age", "via", "cache-status");
    }

    @Test
    void shouldAnswerHeadFromAStoredGetButNotGetFromAHead() {
        // Given
        given("Cache-Control", "max-age=60");
        site.send(HttpMethod.HEAD, "/a");
        var fetched = site.get();

        // When
        var head = site.send(HttpMethod.HEAD, "/a");

        // Then
        assertThat(fetched.body()).isEqualTo(CachedSite.BODY);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-length")).isEqualTo("10");
        assertThat(head.header("cache-status")).contains("hit");
        assertThat(head.body()).isEmpty();
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldRenewWhatIsStoredByTheAnswerToHead() {
        // Given
        given("Cache-Control", "max-age=10", "Age", "30", "ETag", "\"v\"");
        site.get();
        site.say(CachedSite.BODY, "Cache-Control", "max-age=600", "ETag", "\"v\"", "X-New", "yes");

        // When
        site.send(HttpMethod.HEAD, "/a");
        var answer = site.get();

        // Then
        assertThat(answer.header("cache-status")).contains("hit");
        assertThat(answer.header("x-new")).isEqualTo("yes");
        assertThat(answer.body()).isEqualTo(CachedSite.BODY);
        assertThat(site.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"w\"", "\"v\""})
    void shouldDropWhatIsStoredWhenTheAnswerToHeadIsAboutAnother(String tag) {
        // Given
        given("Cache-Control", "max-age=10", "Age", "30", "ETag", "\"v\"");
        site.get();
        site.say("longer than before", "Cache-Control", "max-age=600", "ETag", tag, "Content-Length", "18");

        // When
        site.send(HttpMethod.HEAD, "/a");
        var answer = site.get();

        // Then
        assertThat(answer.header("cache-status")).contains("fwd=uri-miss");
        assertThat(answer.body()).isEqualTo("longer than before");
    }
}
