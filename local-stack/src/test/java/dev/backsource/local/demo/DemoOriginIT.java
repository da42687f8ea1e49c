package dev.backsource.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.infrastructure.FreePorts;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoOriginIT {
    private static final Vertx VERTX = Vertx.vertx();
    private static final int HTTP_PORT = FreePorts.next();
    private static final int HTTPS_PORT = FreePorts.next();
    private static DemoOrigin origin;

    /** Once: it makes itself an RSA key, which takes a second. */
    @BeforeAll
    static void startOrigin() {
        origin = DemoOrigin.start(
                "127.0.0.1", List.of(new Listener("http", HTTP_PORT), new Listener("https", HTTPS_PORT)));
    }

    @AfterEach
    void openThePort() {
        origin.open(HTTPS_PORT);
    }

    @AfterAll
    static void stopOrigin() {
        origin.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldSayOverWhichSchemeAndPortItWasReached() {
        // When
        var overHttp = ask(HttpMethod.GET, "http", HTTP_PORT, "/a?b=c");
        var overHttps = ask(HttpMethod.GET, "https", HTTPS_PORT, "/a?b=c");

        // Then
        assertThat(overHttp).startsWith("reached over http on port " + HTTP_PORT + "\nGET /a?b=c\nHost: ");
        assertThat(overHttps).startsWith("reached over https on port " + HTTPS_PORT + "\nGET /a?b=c\nHost: ");
    }

    @Test
    void shouldTellTheSizeOfABody() {
        // When
        var answer = ask(HttpMethod.PUT, "http", HTTP_PORT, "/upload", "12345");

        // Then
        assertThat(answer).contains("PUT /upload\n").endsWith("body of 5 bytes\n");
    }

    @Test
    void shouldCountTheAnswersThatCachesMayKeep() {
        // When
        var first = headers(HttpMethod.GET, "/cached/a");
        var second = headers(HttpMethod.GET, "/cached/b");

        // Then
        assertThat(first.get("Cache-Control")).isEqualTo("max-age=60");
        assertThat(first.get("ETag")).isEqualTo("\"1\"");
        assertThat(second.get("ETag")).isEqualTo("\"2\"");
        assertThat(ask(HttpMethod.GET, "https", HTTPS_PORT, "/cached/a")).endsWith("\nresponse 3, cacheable\n");
    }

    @Test
    void shouldForbidCachesToKeepAnythingElse() {
        assertThat(headers(HttpMethod.GET, "/").get("Cache-Control")).isEqualTo("no-store");
        assertThat(headers(HttpMethod.POST, "/cached/a").get("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void shouldFailOverHttpsOnlyWhereItIsBroken() {
        assertThat(join(answer(HttpMethod.GET, "https", HTTPS_PORT, "/broken/1", ""))
                        .statusCode())
                .isEqualTo(503);
        assertThat(ask(HttpMethod.GET, "http", HTTP_PORT, "/broken/1")).startsWith("reached over http on port");
    }

    @Test
    void shouldCloseAndOpenAPortOnRequest() {
        // When
        var closed = ask(HttpMethod.POST, "http", HTTP_PORT, "/demo/ports/" + HTTPS_PORT + "/close");

        // Then
        assertThat(closed).isEqualTo("port " + HTTPS_PORT + " is closed\n");
        assertThatThrownBy(() -> ask(HttpMethod.GET, "https", HTTPS_PORT, "/"))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConnectException.class);

        // When
        var opened = ask(HttpMethod.POST, "http", HTTP_PORT, "/demo/ports/" + HTTPS_PORT + "/open");

        // Then
        assertThat(opened).isEqualTo("port " + HTTPS_PORT + " is open\n");
        assertThat(ask(HttpMethod.GET, "https", HTTPS_PORT, "/")).startsWith("reached over https");
    }

    @Test
    void shouldLetNoPageAndNoClientOfAnEdgeCloseAPort() {
        // Given
        var path = "/demo/ports/" + HTTPS_PORT + "/close";

        // Then
        assertThat(statusOf(path, "Origin", "http://evil.example")).isEqualTo(403);
        assertThat(statusOf(path, "Origin", "null")).isEqualTo(403);
        assertThat(statusOf(path, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(statusOf(path, "Via", "1.1 edge-1")).isEqualTo(403);
        assertThat(statusOf(path, "CDN-Loop", "backsource")).isEqualTo(403);
        assertThat(statusOf(path, "Host", "www.demo.test")).isEqualTo(403);
        assertThat(statusOf(path, "Host", "rebound.example:" + HTTP_PORT)).isEqualTo(403);
        assertThat(ask(HttpMethod.GET, "https", HTTPS_PORT, "/")).startsWith("reached over https");
        assertThat(statusOf(path, "Host", "localhost:" + HTTP_PORT)).isEqualTo(200);
    }

    @Test
    void shouldNameThePortThatItCannotOpen() {
        assertThatThrownBy(() -> DemoOrigin.start("127.0.0.1", List.of(new Listener("http", HTTP_PORT))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("port " + HTTP_PORT);
    }

    private String ask(HttpMethod method, String scheme, int port, String path) {
        return ask(method, scheme, port, path, "");
    }

    private String ask(HttpMethod method, String scheme, int port, String path, String body) {
        return join(answer(method, scheme, port, path, body).compose(HttpClientResponse::body))
                .toString();
    }

    private int statusOf(String path, String field, String value) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(HTTP_PORT)
                .setURI(path)
                .putHeader(field, value);
        return join(VERTX.createHttpClient().request(options).compose(HttpClientRequest::send))
                .statusCode();
    }

    private MultiMap headers(HttpMethod method, String path) {
        return join(answer(method, "http", HTTP_PORT, path, "")).headers();
    }

    private Future<HttpClientResponse> answer(HttpMethod method, String scheme, int port, String path, String body) {
        var options = new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .setSsl(scheme.equals("https"));
        var client = VERTX.createHttpClient(
                new HttpClientOptions().setTrustAll(true).setVerifyHost(false).setKeepAlive(false));
        return client.request(options)
                .compose(request ->
                        request.send(body).compose(response -> response.body().map(response)));
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
