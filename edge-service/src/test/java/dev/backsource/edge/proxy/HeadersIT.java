package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a message's head that pass the edge, and the requests that don't. */
class HeadersIT {
    private final BuiltEdge edge = BuiltEdge.impatient();

    private final BlockingQueue<HttpServerRequest> received = new LinkedBlockingQueue<>();
    private TestOrigin origin;

    @BeforeEach
    void startOrigin() {
        origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, this::answer);
        edge.apply(domain("headers.example.test", origin("127.0.0.1", origin.port())));
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
    }

    private void answer(HttpServerRequest request) {
        received.add(request);
        request.response()
                .putHeader("Connection", "x-private")
                .putHeader("X-Private", "1")
                .putHeader("Keep-Alive", "timeout=30")
                .putHeader("Proxy-Authenticate", "Basic")
                .putHeader("Upgrade", "h2c")
                .putHeader("Trailer", "x-sum")
                .putHeader("X-Public", "2")
                .end(request.method() + " " + request.uri());
    }

    private MultiMap received() throws InterruptedException {
        return received.take().headers();
    }

    @Test
    void shouldKeepRequestFieldsAboutTheConnectionFromTheOrigin() throws Exception {
        // When
        try (var client = new RawClient(edge.httpPort())) {
            client.send(
                    "GET / HTTP/1.1",
                    "Host: headers.example.test",
                    "Connection: close, X-Private",
                    "X-Private: 1",
                    "Keep-Alive: 5",
                    "Proxy-Connection: keep-alive",
                    "Proxy-Authorization: Basic x",
                    "TE: trailers",
                    "Trailer: x",
                    "Upgrade: websocket",
                    "X-Public: 2",
                    "");
            client.until("");
        }

        // Then
        var headers = received();
        assertThat(headers.names())
                .doesNotContain("X-Private", "Keep-Alive", "Proxy-Connection", "Proxy-Authorization")
                .doesNotContain("TE", "Trailer", "Upgrade", "Connection")
                .contains("X-Public");
    }

    @Test
    void shouldKeepResponseFieldsAboutTheConnectionFromTheClient() {
        // When
        var answer = edge.get("http://headers.example.test/");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().names())
                .doesNotContain("Connection", "X-Private", "Keep-Alive", "Proxy-Authenticate", "Upgrade", "Trailer")
                .contains("X-Public");
        assertThat(answer.header("via")).isEqualTo("1.1 edge-1");
    }

    @Test
    void shouldTellTheOriginOfTheClientAndBelieveNothingTheClientSaysOfItself() throws Exception {
        // When
        edge.send(
                HttpMethod.GET,
                "https://headers.example.test/",
                Map.of(
                        "X-Forwarded-For", "203.0.113.7",
                        "X-Forwarded-Proto", "gopher",
                        "X-Forwarded-Host", "evil.example.test",
                        "Forwarded", "for=203.0.113.7",
                        "Via", "1.0 other"),
                "");

        // Then
        var headers = received();
        assertThat(headers.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("https");
        assertThat(headers.getAll("X-Forwarded-Host"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("headers.example.test");
        assertThat(headers.contains("Forwarded")).isFalse();
        assertThat(headers.getAll("Via")).containsExactly("1.0 other", "1.1 edge-1");
        assertThat(headers.getAll("Host")).containsExactly("headers.example.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEADERS.example.TEST", "headers.example.test.", "headers.example.test:8081"})
    void shouldFindTheDomainHoweverItsNameIsWritten(String host) {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var status = client.send("GET / HTTP/1.1", "Host: " + host, "Connection: close", "")
                    .line();

            // Then
            assertThat(status).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void shouldGoByTheTargetsHostInAbsoluteForm() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var answer = client.send(
                            "GET http://headers.example.test?q=1 HTTP/1.1",
                            "Host: other.example.test",
                            "Connection: close",
                            "")
                    .rest();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("GET /?q=1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "GET / HTTP/1.1|X: no host|400",
                "GET / HTTP/1.1|Host: a b|400",
                "GET / HTTP/1.1|Host: user@headers.example.test|400",
                "GET / HTTP/1.1|Host: headers.example.test:http|400",
                "GET / HTTP/1.1|Host: headers.example.test~Host: headers.example.test|400",
                "GET nothing HTTP/1.1|Host: headers.example.test|400",
                "CONNECT headers.example.test:443 HTTP/1.1|Host: headers.example.test|501",
                "POST / HTTP/1.1|Host: headers.example.test~Transfer-Encoding: gzip, chunked|501",
                "POST / HTTP/1.0|Host: headers.example.test~Transfer-Encoding: chunked|400",
                "POST / HTTP/1.1|Host: headers.example.test~Content-Length: 3~Content-Length: 4|400",
                "POST / HTTP/1.1|Host: headers.example.test~Content-Length: 3, 4|400",
                "POST / HTTP/1.1|Host: headers.example.test~Content-Length: -3|400",
                "POST / HTTP/1.1|Host: headers.example.test~Content-Length: 3~Transfer-Encoding: chunked|400",
            })
    void shouldRefuseRequestsThatAreNotClear(String requestLine, String fields, int status) {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var line = client.send(requestLine, fields.replace("~", "\r\n"), "Connection: close", "")
                    .line();

            // Then
            assertThat(line).startsWith("HTTP/1.").contains(" " + status + " ");
            assertThat(client.until("")).contains("proxy-status: edge-1; error=http_request_error");
            assertThat(received).isEmpty();
        }
    }

    @Test
    void shouldRefuseARequestLineOrAHeaderSectionThatIsTooLong() {
        try (var longLine = new RawClient(edge.httpPort());
                var longFields = new RawClient(edge.httpPort())) {
            // When
            var line = longLine.send("GET /" + "x".repeat(20_000) + " HTTP/1.1", "Host: a.b", "")
                    .line();
            var fields = longFields
                    .send("GET / HTTP/1.1", "Host: a.b", "X: " + "x".repeat(40_000), "")
                    .line();

            // Then
            assertThat(line).contains(" 414 ");
            assertThat(fields).contains(" 431 ");
        }
    }
}
