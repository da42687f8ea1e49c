package dev.backsource.edge.cache;

import static dev.backsource.edge.testing.CountingOrigin.saying;
import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.Answer;
import dev.backsource.edge.testing.CountingOrigin;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients get from the cache, and what the origin is asked. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class CachingIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    EdgeUnderTest edge;

    private final String host = "cached-" + NUMBER.incrementAndGet() + ".example.test";
    private CountingOrigin origin;

    private void given(String... fields) {
        origin = new CountingOrigin(edge.vertx(), saying("0123456789", fields));
        edge.apply(domain(host, origin("127.0.0.1", origin.port())));
    }

    @AfterEach
    void close() {
        origin.close();
    }

    private Answer get(String... fields) {
        return send(HttpMethod.GET, fields);
    }

    private Answer send(HttpMethod method, String... fields) {
        var headers = new java.util.HashMap<String, String>();
        for (var i = 0; i < fields.length; i += 2) {
            headers.put(fields[i], fields[i + 1]);
        }
        return edge.send(method, "http://" + host + "/a", headers, "");
    }

    @Test
    void shouldAnswerTheSecondRequestFromTheCache() {
        given("Cache-Control", "max-age=60", "X-Own", "kept");
        var first = get();
        var second = get();
        assertThat(first.header("cache-status")).isEqualTo("edge-1; fwd=uri-miss; fwd-status=200; stored");
        assertThat(second.header("cache-status")).matches("edge-1; hit; ttl=(60|59)");
        assertThat(second.body()).isEqualTo("0123456789");
        assertThat(second.header("x-own")).isEqualTo("kept");
        assertThat(second.header("age")).matches("[01]");
        assertThat(second.headers().getAll("via")).hasSize(1);
        assertThat(origin.asked()).isEqualTo(1);
    }

    @Test
    void shouldNotStoreWhatMustNotBe() {
        given("Cache-Control", "no-store");
        get();
        get();
        assertThat(origin.asked()).isEqualTo(2);
    }

    @Test
    void shouldAnswerAConditionFromTheStore() {
        given("Cache-Control", "max-age=60", "ETag", "\"v1\"");
        get();
        var answer = get("If-None-Match", "\"v1\"");
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("etag")).isEqualTo("\"v1\"");
        assertThat(origin.asked()).isEqualTo(1);
    }

    @Test
    void shouldAnswerAConditionOnTheMissAsWell() {
        given("Cache-Control", "max-age=60", "ETag", "\"v1\"");
        var answer = get("If-None-Match", "\"v1\"");
        assertThat(answer.status()).isEqualTo(304);
        assertThat(get().body()).isEqualTo("0123456789");
        assertThat(origin.asked()).isEqualTo(1);
        assertThat(origin.lastRequest().getHeader("if-none-match")).isNull();
    }

    @Test
    void shouldCutRangesFromAStoredWhole() {
        given("Cache-Control", "max-age=60");
        get();
        var one = get("Range", "bytes=2-4");
        assertThat(one.status()).isEqualTo(206);
        assertThat(one.body()).isEqualTo("234");
        assertThat(one.header("content-range")).isEqualTo("bytes 2-4/10");
        assertThat(one.header("content-length")).isEqualTo("3");
        var several = get("Range", "bytes=0-1,8-9");
        assertThat(several.status()).isEqualTo(206);
        assertThat(several.header("content-type")).startsWith("multipart/byteranges");
        assertThat(several.body()).contains("\r\n\r\n01\r\n").contains("\r\n\r\n89\r\n");
        var none = get("Range", "bytes=10-");
        assertThat(none.status()).isEqualTo(416);
        assertThat(none.header("content-range")).isEqualTo("bytes */10");
        assertThat(origin.asked()).isEqualTo(1);
    }

    @Test
    void shouldAnswerHeadFromAStoredGet() {
        given("Cache-Control", "max-age=60");
        get();
        var answer = send(HttpMethod.HEAD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-length")).isEqualTo("10");
        assertThat(answer.body()).isEmpty();
        assertThat(origin.asked()).isEqualTo(1);
    }

    @Test
    void shouldValidateAndTakeOverTheNewFields() {
        given("Cache-Control", "max-age=0", "ETag", "\"v1\"", "X-Version", "one");
        get();
        origin.behave((request, response) -> {
            assertThat(request.getHeader("if-none-match")).isEqualTo("\"v1\"");
            response.setStatusCode(304)
                    .putHeader("etag", "\"v1\"")
                    .putHeader("x-version", "two")
                    .putHeader("cache-control", "max-age=60")
                    .end();
        });
        var validated = get();
        assertThat(validated.status()).isEqualTo(200);
        assertThat(validated.body()).isEqualTo("0123456789");
        assertThat(validated.header("x-version")).isEqualTo("two");
        assertThat(validated.header("cache-status")).startsWith("edge-1; fwd=stale; fwd-status=304");
        assertThat(get().header("cache-status")).startsWith("edge-1; hit");
        assertThat(origin.asked()).isEqualTo(2);
    }

    @Test
    void shouldKeepVariantsApart() {
        given("Cache-Control", "max-age=60", "Vary", "Accept-Language");
        get("Accept-Language", "de");
        var other = get("Accept-Language", "en");
        assertThat(other.header("cache-status")).contains("fwd=vary-miss");
        assertThat(get("Accept-Language", "DE").header("cache-status")).contains("hit");
        assertThat(get("Accept-Language", "en").header("cache-status")).contains("hit");
        assertThat(origin.asked()).isEqualTo(2);
    }

    @Test
    void shouldServeStaleWhenTheOriginFails() {
        given("Cache-Control", "max-age=0, stale-if-error=60", "ETag", "\"v1\"");
        get();
        origin.behave((request, response) -> response.setStatusCode(503).end("down"));
        var answer = get();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(answer.header("cache-status")).contains("fwd=stale; fwd-status=503");
        origin.behave((request, response) -> request.connection().close());
        assertThat(get().body()).isEqualTo("0123456789");
    }

    @Test
    void shouldForgetWhatAPostChanged() {
        given("Cache-Control", "max-age=60");
        get();
        edge.send(HttpMethod.POST, "http://" + host + "/a", Map.of(), "change");
        get();
        assertThat(origin.asked()).isEqualTo(3);
    }

    @Test
    void shouldRefuseToFetchWhenOnlyTheCacheWasAsked() {
        given("Cache-Control", "max-age=60");
        assertThat(get("Cache-Control", "only-if-cached").status()).isEqualTo(504);
        assertThat(origin.asked()).isZero();
    }
}
