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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoOriginIT {
    private final Vertx vertx = Vertx.vertx();
    private final int httpPort = FreePorts.next(2).get(0);
    private final int httpsPort = FreePorts.next(2).get(1);
    private DemoOrigin origin;

    @BeforeEach
    void startOrigin() {
        origin = DemoOrigin.start(
                "127.0.0.1", List.of(new Listener("http", httpPort), new Listener("https", httpsPort)));
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldSayOverWhichSchemeAndPortItWasReached() {
        // When
        var overHttp = ask(HttpMethod.GET, "http", httpPort, "/a?b=c");
        var overHttps = ask(HttpMethod.GET, "https", httpsPort, "/a?b=c");

        // Then
        assertThat(overHttp).startsWith("reached over http on port " + httpPort + "\nGET /a?b=c\nHost: ");
        assertThat(overHttps).startsWith("reached over https on port " + httpsPort + "\nGET /a?b=c\nHost: ");
    }

    @Test
    void shouldTellTheSizeOfABody() {
        // When
        var answer = ask(HttpMethod.PUT, "http", httpPort, "/upload", "12345");

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
        assertThat(ask(HttpMethod.GET, "https", httpsPort, "/cached/a")).endsWith("\nresponse 3, cacheable\n");
    }

    @Test
    void shouldForbidCachesToKeepAnythingElse() {
        assertThat(headers(HttpMethod.GET, "/").get("Cache-Control")).isEqualTo("no-store");
        assertThat(headers(HttpMethod.POST, "/cached/a").get("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void shouldCloseAndOpenAPortOnRequest() {
        // When
        var closed = ask(HttpMethod.POST, "http", httpPort, "/demo/ports/" + httpsPort + "/close");

        // Then
        assertThat(closed).isEqualTo("port " + httpsPort + " is closed\n");
        assertThatThrownBy(() -> ask(HttpMethod.GET, "https", httpsPort, "/"))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConnectException.class);

        // When
        var opened = ask(HttpMethod.POST, "http", httpPort, "/demo/ports/" + httpsPort + "/open");

        // Then
        assertThat(opened).isEqualTo("port " + httpsPort + " is open\n");
        assertThat(ask(HttpMethod.GET, "https", httpsPort, "/")).startsWith("reached over https");
    }

    @Test
    void shouldLetNoPageAndNoClientOfAnEdgeCloseAPort() {
        // Given
        var path = "/demo/ports/" + httpsPort + "/close";

        // Then
        assertThat(statusOf(path, "Origin", "http://evil.example")).isEqualTo(403);
        assertThat(statusOf(path, "Origin", "null")).isEqualTo(403);
        assertThat(statusOf(path, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(statusOf(path, "Via", "1.1 edge-1")).isEqualTo(403);
        assertThat(statusOf(path, "CDN-Loop", "backsource")).isEqualTo(403);
        assertThat(statusOf(path, "Host", "www.demo.test")).isEqualTo(403);
        assertThat(statusOf(path, "Host", "rebound.example:" + httpPort)).isEqualTo(403);
        assertThat(ask(HttpMethod.GET, "https", httpsPort, "/")).startsWith("reached over https");
        assertThat(statusOf(path, "Host", "localhost:" + httpPort)).isEqualTo(200);
    }

    @Test
    void shouldNameThePortThatItCannotOpen() {
        assertThatThrownBy(() -> DemoOrigin.start("127.0.0.1", List.of(new Listener("http", httpPort))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("port " + httpPort);
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
                .setPort(httpPort)
                .setURI(path)
                .putHeader(field, value);
        return join(vertx.createHttpClient().request(options).compose(HttpClientRequest::send))
                .statusCode();
    }

    private MultiMap headers(HttpMethod method, String path) {
        return join(answer(method, "http", httpPort, path, "")).headers();
    }

    private Future<HttpClientResponse> answer(HttpMethod method, String scheme, int port, String path, String body) {
        var options = new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .setSsl(scheme.equals("https"));
        var client = vertx.createHttpClient(
                new HttpClientOptions().setTrustAll(true).setVerifyHost(false).setKeepAlive(false));
        return client.request(options)
                .compose(request ->
                        request.send(body).compose(response -> response.body().map(response)));
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
