package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An ambiguous request is refused and ends the connection, and the request hidden behind it reaches no origin. */
class RequestSmugglingIT {
    private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: smuggling.example.test\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: smuggling.example.test\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    private final BuiltEdge edge = BuiltEdge.impatient();

    private final List<String> received = new CopyOnWriteArrayList<>();
    private TestOrigin origin;

    @BeforeEach
    void start() {
        origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, this::take);
        edge.apply(domain("smuggling.example.test", origin("127.0.0.1", origin.port())));
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            received.add(request.method() + " " + request.uri() + " " + body);
            request.response().end("taken");
        });
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    static Stream<Arguments> heads() {
        return Stream.of(
                refused("Content-Length, different", 400, POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc"),
                refused("Content-Length, repeated", 400, POST + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc"),
                refused("Content-Length, a list", 400, POST + "Content-Length: 3, 3\r\n\r\nabc"),
                refused("Content-Length with a sign", 400, POST + "Content-Length: +3\r\n\r\nabc"),
                refused("Content-Length, negative", 400, POST + "Content-Length: -3\r\n\r\nabc"),
                refused("Content-Length in hexadecimal", 400, POST + "Content-Length: 0x3\r\n\r\nabc"),
                refused("Content-Length with a space in it", 400, POST + "Content-Length: 3 0\r\n\r\nabc"),
                refused("Content-Length without a value", 400, POST + "Content-Length: \r\n\r\nabc"),
                refused("Content-Length too large", 400, POST + "Content-Length: 99999999999999999999\r\n\r\nabc"),
                refused(
                        "Content-Length and Transfer-Encoding",
                        400,
                        POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                refused(
                        "Transfer-Encoding and Content-Length",
                        400,
                        POST + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"),
                refused("Transfer-Encoding: xchunked", 501, POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
                refused("Transfer-Encoding: identity", 501, POST + "Transfer-Encoding: identity\r\n\r\n0\r\n\r\n"),
                refused(
                        "Transfer-Encoding: chunked, identity",
                        400,
                        POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
                refused(
                        "Transfer-Encoding: identity, chunked",
                        501,
                        POST + "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n"),
                refused("Transfer-Encoding in quotes", 501, POST + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n"),
                refused("Transfer-Encoding, empty", 501, POST + "Transfer-Encoding: \r\n\r\n0\r\n\r\n"),
                refused(
                        "Transfer-Encoding, repeated",
                        501,
                        POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                refused(
                        "Transfer-Encoding after a vertical tab",
                        400,
                        POST + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n"),
                refused(
                        "Transfer-Encoding on the next line",
                        400,
                        POST + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"),
                refused("a space before the colon", 400, POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
                refused("a tab before the colon", 400, POST + "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n"),
                refused(
                        "Transfer-Encoding over HTTP/1.0",
                        400,
                        "POST / HTTP/1.0\r\nHost: smuggling.example.test\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                refused("a folded field", 400, POST + "X: a\r\n b\r\n\r\n"),
                refused("a field folded with a tab", 400, POST + "X: a\r\n\tb\r\n\r\n"),
                refused("a fold before any field", 400, "GET / HTTP/1.1\r\n Host: smuggling.example.test\r\n\r\n"),
                refused("a space in a name", 400, POST + "X Y: a\r\n\r\n"),
                refused("no name", 400, POST + ": a\r\n\r\n"),
                refused("no colon", 400, POST + "nothing\r\n\r\n"),
                refused("NUL in a value", 400, POST + "X: a\u0000b\r\n\r\n"),
                refused("NUL in a name", 400, POST + "X\u0000: a\r\n\r\n"),
                refused("a control character in a value", 400, POST + "X: a\u0001b\r\n\r\n"),
                refused("DEL in a value", 400, POST + "X: a\u007fb\r\n\r\n"),
                refused("CR in a value", 400, POST + "X: a\rb\r\n\r\n"),
                refused("CR and a field in a value", 400, POST + "X: a\rContent-Length: 3\r\n\r\n"),
                refused("CR before a name", 400, POST + "\rX: a\r\n\r\n"),
                refused("LF alone after a field", 400, POST + "X: a\nY: b\r\n\r\n"),
                refused("LF alone after the request line", 400, "GET / HTTP/1.1\nHost: smuggling.example.test\r\n\r\n"),
                refused("LF alone after the head", 400, POST + "X: a\r\n\n"),
                refused("CR in the request line", 400, "GET /\r HTTP/1.1\r\nHost: smuggling.example.test\r\n\r\n"),
                refused("CR in the target", 400, "GET /a\rb HTTP/1.1\r\nHost: smuggling.example.test\r\n\r\n"),
                refused("NUL in the target", 400, "GET /a\u0000b HTTP/1.1\r\nHost: smuggling.example.test\r\n\r\n"),
                refused(
                        "two spaces in the request line",
                        400,
                        "GET  / HTTP/1.1\r\nHost: smuggling.example.test\r\n\r\n"),
                refused("a tab in the request line", 400, "GET\t/ HTTP/1.1\r\nHost: smuggling.example.test\r\n\r\n"),
                refused("a space after the version", 400, "GET / HTTP/1.1 \r\nHost: smuggling.example.test\r\n\r\n"),
                refused("a space in the target", 400, "GET /a b HTTP/1.1\r\nHost: smuggling.example.test\r\n\r\n"),
                refused("a space before the method", 400, " GET / HTTP/1.1\r\nHost: smuggling.example.test\r\n\r\n"),
                refused("no version", 400, "GET /\r\nHost: smuggling.example.test\r\n\r\n"),
                refused("version 2 without HTTP/2", 505, "GET / HTTP/2.0\r\nHost: smuggling.example.test\r\n\r\n"),
                refused("a version that is none", 400, "GET / HTTP/x.1\r\nHost: smuggling.example.test\r\n\r\n"),
                refused("a method that is none", 400, "GE(T / HTTP/1.1\r\nHost: smuggling.example.test\r\n\r\n"),
                refused("two Hosts", 400, POST + "Host: other.example.test\r\n\r\n"),
                refused("twice the same Host", 400, POST + "Host: smuggling.example.test\r\n\r\n"),
                refused("no Host", 400, "GET / HTTP/1.1\r\nX: a\r\n\r\n"));
    }

    private static Arguments refused(String what, int status, String bytes) {
        return Arguments.of(what, status, bytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heads")
    void shouldRefuseAHeadThatIsNotClearAndReadNothingBehindIt(String what, int status, String bytes) {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var answer = client.sendBytes(bytes + HIDDEN).rest();

            // Then: one answer, and the end
            assertThat(answer)
                    .matches("(?s)HTTP/1.[01] " + status + " .*error=http_request_error.*")
                    .containsOnlyOnce("HTTP/1.");
            assertThat(received).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("heads")
    void shouldRefuseItAsWellWhenItComesByteByByteAfterAnHonestRequest(String what, int status, String bytes) {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send("GET /honest HTTP/1.1", "Host: smuggling.example.test", "");
            (bytes + HIDDEN).codePoints().forEach(each -> client.tryToSend(Character.toString(each)));
            var answer = client.rest();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 200 ");
            assertThat(received).containsExactly("GET /honest ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-3\r\nabc\r\n0\r\n\r\n",
                "+3\r\nabc\r\n0\r\n\r\n",
                "0x3\r\nabc\r\n0\r\n\r\n",
                " 3\r\nabc\r\n0\r\n\r\n",
                "3 \r\nabc\r\n0\r\n\r\n",
                "3 5\r\nabc\r\n0\r\n\r\n",
                "3\tx\r\nabc\r\n0\r\n\r\n",
                "\r\nabc\r\n0\r\n\r\n",
                "g\r\nabc\r\n0\r\n\r\n",
                "80000000\r\nabc\r\n0\r\n\r\n",
                "100000003\r\nabc\r\n0\r\n\r\n",
                "10000000000000003\r\nabc\r\n0\r\n\r\n",
                "3\nabc\r\n0\r\n\r\n",
                "3;a\nabc\r\n0\r\n\r\n",
                "3;a\rb\r\nabc\r\n0\r\n\r\n",
                "3\r;a\r\nabc\r\n0\r\n\r\n",
                "3;a\u0000\r\nabc\r\n0\r\n\r\n",
                "3\r\nabc0\r\n\r\n",
                "3\r\nabcd\r\n0\r\n\r\n",
                "3\r\nabc\n0\r\n\r\n",
                "3\r\nabc\r\n-0\r\n\r\n",
                "3\r\nabc\r\n0 x\r\n\r\n",
                "3\r\nabc\r\n0\n\r\n",
                "3\r\nabc\r\n0\r\nX : y\r\n\r\n",
            })
    void shouldBreakOffAChunkedBodyThatIsNotClear(String body) {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var answer = client.sendBytes(CHUNKED + body + HIDDEN).rest();

            // Then
            assertThat(answer).doesNotContain("HTTP/1.1 200");
            assertThat(received).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3\r\nabc\r\n0\r\n\r\n",
                "003\r\nabc\r\n000\r\n\r\n",
                "1;ext\r\na\r\n2 ;name=\"value\"\r\nbc\r\n0\r\n\r\n",
                "1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\nTrailer: x\r\n\r\n",
            })
    void shouldReadAChunkedBodyHoweverItIsCut(String body) {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            (CHUNKED + body).codePoints().forEach(each -> client.sendBytes(Character.toString(each)));
            var answer = client.sendBytes(HIDDEN.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))
                    .rest();

            // Then: what comes behind an honest body is a request
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("connection: close\r\n\r\ntaken");
            assertThat(received).containsExactly("POST / abc", "GET /hidden ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chunked", "CHUNKED", "chunked ", "\tchunked"})
    void shouldKnowTheTransferCodingHoweverItIsWritten(String coding) {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var answer = client.sendBytes(POST + "Connection: close\r\ntransfer-ENCODING:" + coding
                            + "\r\n\r\n3\r\nabc\r\n" + "0\r\n\r\n")
                    .rest();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(received).containsExactly("POST / abc");
        }
    }

    @Test
    void shouldTakeTheBodyOfARefusedRequestForNoRequest() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var answer = client.sendBytes("POST / HTTP/1.1\r\nHost: unknown.example.test\r\nConnection: close\r\n"
                            + "Content-Length: " + HIDDEN.length() + "\r\n\r\n" + HIDDEN)
                    .rest();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 404").doesNotContain("taken");
            assertThat(received).isEmpty();
        }
    }
}
