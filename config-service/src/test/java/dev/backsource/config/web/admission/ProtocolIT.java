package dev.backsource.config.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.RawRequest;
import dev.backsource.testing.access.TestAdministrator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are no good as HTTP or as text: each is answered with a problem. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ProtocolIT {
    /** What is wrong with a body is told to those who are let in. */
    private static final String LET_IN = "\r\nAuthorization: " + TestAdministrator.AUTHORIZATION;

    @TestHTTPResource("/")
    URI base;

    @Test
    void shouldAnswerARequestWithoutHost() {
        assertProblem(400, "invalid-request", head("GET /api/v1/edges HTTP/1.1"));
    }

    @Test
    void shouldAnswerARequestWithTwoHosts() {
        assertProblem(
                400,
                "invalid-request",
                head("GET /api/v1/edges HTTP/1.1", "Host: " + base.getAuthority(), "Host: localhost"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/api/v1/edges",
                "http://evil.example:80@localhost/api/v1/edges",
                "https:///api/v1/edges"
            })
    void shouldRefuseATargetInAbsoluteFormThatNamesAnotherService(String target) {
        assertProblem(421, "misdirected-request", get(target));
    }

    @Test
    void shouldTakeATargetInAbsoluteFormThatNamesThisService() {
        assertThat(get("http://" + base.getAuthority() + "/api/v1/edges")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/domains/%",
                "/api/v1/domains/%zz",
                "/api/v1/domains/a%C0%AFb.example",
                "/api/v1/domains?query=%F5",
                "/api/v1/domains?query=%",
                "/api/v1/domains/a|b",
                "/api/v1/domains?query={",
                "/%c0%80"
            })
    void shouldRefuseATargetThatIsNotPercentEncodedUtf8(String target) {
        assertProblem(400, "invalid-request", get(target));
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 70_000, 500_000})
    void shouldRefuseATargetThatIsTooLong(int length) {
        assertProblem(414, "uri-too-long", get("/api/v1/domains/" + "a".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {40_000, 300_000})
    void shouldRefuseAHeaderThatIsTooLarge(int length) {
        assertProblem(431, "fields-too-large", get("/api/v1/edges", "X-Large: " + "a".repeat(length)));
    }

    @Test
    void shouldRefuseABodyThatSaysThatItIsTooLargeBeforeItComes() {
        var head = "POST /api/v1/domains HTTP/1.1\r\nHost: " + base.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: 3000000\r\n\r\n";
        try (var request = RawRequest.of(base, head.getBytes(StandardCharsets.UTF_8))) {
            assertProblem(413, "body-too-large", request.answer());
        }
    }

    /** All at once: a connection that is refused lingers for a moment, so that its client reads why. */
    @Test
    void shouldRefuseHeadsThatCannotBeRead() {
        var host = "Host: " + base.getAuthority();
        assertProblems(
                400,
                "invalid-request",
                Stream.of(
                                "Content-Length: 1\r\nContent-Length: 2",
                                "Content-Length: -1",
                                "Content-Length: 1x",
                                "Accept : a",
                                ": a",
                                "Accept\u0001: a")
                        .map(field -> new String[] {"GET /api/v1/edges HTTP/1.1", field, host}));
    }

    @Test
    void shouldRefuseLinesThatAreNoRequest() {
        var host = "Host: " + base.getAuthority();
        assertProblems(
                400,
                "invalid-request",
                Stream.of("GET /", "GET", "GET / HTTP", "GET / FTP/1.1", "\u0001 / HTTP/1.1")
                        .map(line -> new String[] {line, host}));
    }

    @Test
    void shouldRefuseOtherVersionsOfHttpInItsOwn() {
        var host = "Host: " + base.getAuthority();
        assertProblems(
                505,
                "version-not-supported",
                Stream.of("HTTP/9.1", "HTTP/2.0", "HTTP/0.9").map(version -> new String[] {"GET / " + version, host}));
    }

    /** As the highest version that it knows (RFC 9110 §2.5). */
    @Test
    void shouldAnswerALaterMinorVersion() {
        assertThat(head("GET /api/v1/edges HTTP/1.7", "Host: " + base.getAuthority()))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void shouldAnswerAHandshakeOfTlsInTheClear() {
        // Given: the beginning of a ClientHello, which has no end of a line
        var hello = new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};

        // When
        try (var request = RawRequest.of(base, hello)) {
            var answer = request.answer();

            // Then
            assertProblem(400, "invalid-request", answer);
            assertThat(answer).contains("without TLS");
        }
    }

    @Test
    void shouldRefuseABodyWhoseChunksCannotBeRead() {
        var body = "POST /api/v1/domains HTTP/1.1\r\nHost: " + base.getAuthority() + LET_IN
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n";
        try (var request = RawRequest.of(base, body.getBytes(StandardCharsets.UTF_8))) {
            assertProblem(400, "invalid-request", request.answer());
        }
    }

    @Test
    void shouldAnswerWhatCameBeforeABadRequestFirst() {
        // Given
        var host = "Host: " + base.getAuthority() + "\r\n\r\n";
        var both = "GET /q/openapi HTTP/1.1\r\n" + host + "GET / HTTP/9.1\r\n" + host;

        // When
        try (var requests = RawRequest.of(base, both.getBytes(StandardCharsets.UTF_8))) {
            var answers = requests.answer();

            // Then
            assertThat(answers).startsWith("HTTP/1.1 200 ");
            assertThat(answers.indexOf("HTTP/1.1 505 ")).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_100_000, 2_000_000, 3_000_000})
    void shouldRefuseABodyInChunksThatIsTooLarge(int length) {
        var body = "POST /api/v1/domains HTTP/1.1\r\nHost: " + base.getAuthority() + LET_IN
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + Integer.toHexString(length) + "\r\n" + " ".repeat(length) + "\r\n0\r\n\r\n";
        try (var request = RawRequest.of(base, body.getBytes(StandardCharsets.UTF_8))) {
            assertProblem(413, "body-too-large", request.answer());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type:",
                "Content-Type: ",
                "Content-Type: text/plain",
                "Content-Type: application/json; charset=utf-16",
                "Content-Type: application/json; charset=iso-8859-1",
                "Content-Type: application/json\r\nContent-Encoding: gzip",
                "Content-Type: application/json\r\nContent-Encoding: br, identity"
            })
    void shouldRefuseABodyOfAnotherTypeCharsetOrCoding(String headers) {
        assertProblem(415, "unsupported-media-type", post("{}".getBytes(StandardCharsets.UTF_8), headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32BE"})
    void shouldRefuseABodyInAnotherEncodingOfUnicode(String charset) {
        var body = "{\"name\": \"www.example.com\"}".getBytes(Charset.forName(charset));

        assertProblem(400, "invalid-request", post(body, "Content-Type: application/json"));
    }

    @Test
    void shouldRefuseOverlongUtf8() {
        // Given: a name whose slash takes two bytes
        var body = new ByteArrayOutputStream();
        body.writeBytes("{\"name\": \"a".getBytes(StandardCharsets.UTF_8));
        body.write(0xC0);
        body.write(0xAF);
        body.writeBytes(".example\"}".getBytes(StandardCharsets.UTF_8));

        // When
        var answer = post(body.toByteArray(), "Content-Type: application/json");

        // Then
        assertProblem(400, "invalid-request", answer);
        assertThat(answer).contains("not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":",
                "{'a': 1}",
                "{\"a\": 1, \"a\": 2}",
                "{} {}",
                "{\"a\": NaN}",
                "{\"a\": 01}",
                "nul",
                "{\"a\": \"\\x\"}"
            })
    void shouldSayInItsOwnWordsWhatIsWrongWithJson(String json) {
        // When
        var answer = post(json.getBytes(StandardCharsets.UTF_8), "Content-Type: application/json");

        // Then
        assertProblem(400, "invalid-request", answer);
        assertThat(answer).contains("the body ").doesNotContain("Source", "JsonParser", "token '", "code ", "com.");
    }

    @Test
    void shouldSayInItsOwnWordsWhatIsWrongWithAName() {
        var answer = new Client(base).get("/api/v1/domains/a%E2%80%8Db%20.example");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).doesNotContain("[", "DISALLOWED");
    }

    @Test
    void shouldEndJsonWithALineFeed() {
        var client = new Client(base);

        assertThat(client.get("/api/v1/edges").response().body()).endsWith("}\n");
        assertThat(client.get("/api/v1/nothing").response().body()).endsWith("}\n");
        assertThat(client.post("/api/v1/domains", """
                {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(Client.freshName()))
                        .response()
                        .body())
                .endsWith("}\n");
    }

    /** By it, clients know what the service's times mean on their own clock. */
    @Test
    void shouldTellItsTimeInTheResponsesOfItsRoutes() {
        assertThat(get("/api/v1/nothing")).containsIgnoringCase("\r\ndate: ");
        assertThat(get("/api/v1/edges", "Authorization: Bearer none")).containsIgnoringCase("\r\ndate: ");
    }

    private void assertProblems(int status, String kind, Stream<String[]> heads) {
        var requests = heads.map(lines -> RawRequest.head(base, lines)).toList();
        for (var request : requests) {
            try (request) {
                assertProblem(status, kind, request.answer());
            }
        }
    }

    private static void assertProblem(int status, String kind, String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("urn:backsource:problem:" + kind);
    }

    private String get(String target, String... headers) {
        return head(
                "GET " + target + " HTTP/1.1",
                String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "Host: " + base.getAuthority());
    }

    private String head(String... lines) {
        try (var request = RawRequest.head(base, lines)) {
            return request.answer();
        }
    }

    private String post(byte[] body, String headers) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("POST /api/v1/domains HTTP/1.1\r\nHost: " + base.getAuthority() + LET_IN + "\r\n" + headers
                        + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        try (var request = RawRequest.of(base, bytes.toByteArray())) {
            return request.answer();
        }
    }
}
