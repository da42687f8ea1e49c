package dev.backsource.edge.cache;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.TestSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of stored responses (RFC 9110 §14), and partial responses that are not stored (RFC 9111 §3.3). */
class RangesIT {
    private final BuiltEdge edge = BuiltEdge.patient();

    private final EdgeCache cache = BuiltEdge.patient().cache();

    private final MeterRegistry registry = BuiltEdge.patient().meters();

    private CachedSite site;

    private void given(String... fields) {
        site = CachedSite.saying(edge, fields);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static final String MODIFIED = "Mon, 01 Jan 2024 00:00:00 GMT";

    @ParameterizedTest
    @CsvSource({
        "bytes=2-4, 234, bytes 2-4/10",
        "bytes=-3, 789, bytes 7-9/10",
        "bytes=7-, 789, bytes 7-9/10",
        "bytes=8-100, 89, bytes 8-9/10",
        "BYTES=0-0, 0, bytes 0-0/10"
    })
    void shouldCutAPartFromAStoredWhole(String range, String body, String contentRange) {
        // Given
        given("Cache-Control", "max-age=60", "ETag", "\"v1\"");
        site.get();

        // When
        var answer = site.get("Range", range);

        // Then
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.header("content-range")).isEqualTo(contentRange);
        assertThat(answer.header("content-length")).isEqualTo(Integer.toString(body.length()));
        assertThat(answer.header("etag")).isEqualTo("\"v1\"");
        assertThat(site.asked()).isEqualTo(1);
    }

    @Test
    void shouldSendSeveralPartsInOneBody() {
        // Given
        given("Cache-Control", "max-age=60", "Content-Type", "text/css");
        site.get();

        // When
        var answer = site.get("Range", "bytes=0-1,8-9");

        // Then
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("content-type")).startsWith("multipart/byteranges; boundary=");
        assertThat(answer.header("content-range")).isEmpty();
        assertThat(answer.body())
                .contains("Content-Type: text/css\r\nContent-Range: bytes 0-1/10\r\n\r\n01\r\n")
                .contains("Content-Range: bytes 8-9/10\r\n\r\n89\r\n");
        assertThat(answer.header("content-length"))
                .isEqualTo(Integer.toString(answer.body().length()));
    }

    @Test
    void shouldRefuseAPartThatIsNotThere() {
        // Given
        given("Cache-Control", "max-age=60");
        site.get();

        // When
        var answer = site.get("Range", "bytes=10-");

        // Then
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("content-range")).isEqualTo("bytes */10");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'\"v1\"', 206", "'\"v2\"', 200", "'W/\"v1\"', 200", "'Mon, 01 Jan 2024 00:00:00 GMT', 206"})
    void shouldCutOnlyFromWhatTheClientHasThePartsOf(String ifRange, int status) {
        // Given
        given("Cache-Control", "max-age=60", "ETag", "\"v1\"", "Last-Modified", MODIFIED);
        site.get();

        // When
        var answer = site.get("Range", "bytes=0-0", "If-Range", ifRange);

        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(status == 206 ? "0" : CachedSite.BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=x", "lines=1-2", "bytes=5-2"})
    void shouldSendTheWholeWhereTheRangeSaysNothing(String range) {
        // Given
        given("Cache-Control", "max-age=60");
        site.get();

        // When
        var answer = site.get("Range", range);

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CachedSite.BODY);
    }

    @Test
    void shouldNeverTakeAPartForTheWhole() {
        // Given
        given();
        site.behave((request, response) -> {
            var part = request.headers().contains("Range");
            response.setStatusCode(part ? 206 : 200)
                    .putHeader("Cache-Control", "max-age=60")
                    .putHeader("Content-Range", part ? "bytes 0-1/10" : "none")
                    .end(part ? "01" : CachedSite.BODY);
        });
        var part = site.get("Range", "bytes=0-1");

        // When
        var whole = site.get();

        // Then
        assertThat(part.status()).isEqualTo(206);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(CachedSite.BODY);
    }

    @Test
    void shouldCutFromALargeStoredWhole() {
        // Given
        given();
        site.say("x".repeat(500_000) + "end", "Cache-Control", "max-age=60");
        site.get();

        // When
        var tail = site.get("Range", "bytes=-3");
        var most = site.get("Range", "bytes=1-");

        // Then
        assertThat(tail.body()).isEqualTo("end");
        assertThat(most.body()).hasSize(500_002);
        assertThat(site.asked()).isEqualTo(1);
    }

    @Test
    void shouldSendSeveralPartsOfALargeStoredWhole() {
        // Given
        given();
        site.say("a".repeat(300_000) + "b".repeat(300_000), "Cache-Control", "max-age=60");
        site.get();

        // When
        var answer = site.get("Range", "bytes=0-199999,400000-599999");

        // Then
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("content-length"))
                .isEqualTo(Integer.toString(answer.body().length()));
        assertThat(answer.body()).contains("a".repeat(200_000)).contains("b".repeat(200_000));
    }

    /** 128 streams that take nothing; their requests are for 200 times the size of the store. */
    @Test
    void shouldHoldWhatIsStoredOnceHoweverManyRangesOfItNobodyReads() {
        // Given
        cache.clear();
        given();
        site.say("x".repeat(TestSettings.MAX_OBJECT), "Cache-Control", "max-age=60");
        edge.get("https://" + site.host() + "/a");
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setUseAlpn(true)
                .setSsl(true)
                .setTrustAll(true)
                .setVerifyHost(false);
        var client = edge.vertx().createHttpClient(options);
        var url = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), "127.0.0.1"))
                .setAbsoluteURI("https://" + site.host() + "/a")
                .putHeader("Range", "bytes=0-999999,1000001-2000000");

        // When
        var answers = IntStream.range(0, 100)
                .mapToObj(i -> client.request(url).compose(request -> {
                    var response = request.response().map(HttpClientResponse::pause);
                    request.send();
                    return response;
                }))
                .toList();
        var statuses = EdgeUnderTest.join(Future.join(answers)).<HttpClientResponse>list().stream()
                .map(HttpClientResponse::statusCode)
                .distinct()
                .toList();

        // Then
        var pinned = registry.get("backsource.edge.cache.pinned.bytes").gauge();
        assertThat(statuses).containsExactly(206);
        assertThat(pinned.value()).isEqualTo(TestSettings.MAX_OBJECT);
        EdgeUnderTest.join(client.close());
        await().until(() -> pinned.value() == 0);
    }
}
