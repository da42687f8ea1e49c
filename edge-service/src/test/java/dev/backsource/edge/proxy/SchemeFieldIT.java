package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.RawOrigin;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Part;
import dev.backsource.testing.http.RawClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The field by which a domain has its origins told the client's scheme, byte by byte as it arrives. */
class SchemeFieldIT {
    private static final String HOST = "scheme.example.test";
    private static final String TRUSTED = "127.0.0.9";
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nVary: X-Scheme, X-Is-Secure\r\nCache-Control: max-age=60\r\nConnection: close\r\n\r\n";

    private final BuiltEdge edge = BuiltEdge.impatient();
    private final RawOrigin origin = RawOrigin.start(ANSWER);

    @AfterEach
    void stop() {
        origin.close();
    }

    @Test
    void shouldSendTheChosenFieldOverHttp1InPlaceOfTheClients() throws Exception {
        // Given
        tellIn("X-Scheme");

        // When
        ask("", "X-Scheme: https", "x_scheme: https", "X-SCHEME: https", "X-Forwarded-Proto: https");

        // Then
        assertThat(origin.head())
                .isEqualTo(lines(
                        "GET / HTTP/1.1",
                        "host: " + HOST,
                        "cdn-loop: backsource",
                        "via: 1.1 edge-1",
                        "x-scheme: http",
                        "x-forwarded-for: 127.0.0.1",
                        "x-forwarded-host: " + HOST));
    }

    @Test
    void shouldSendTheChosenFieldOverHttp2InPlaceOfTheClients() throws Exception {
        // Given
        tellIn("front-end-https");

        // When
        try (var client = new RawHttp2Client(edge.httpsPort(), HOST)) {
            var stream = client.nextStream();
            client.send(Http2Frame.headers(
                    stream,
                    true,
                    ":method",
                    "GET",
                    ":scheme",
                    "https",
                    ":authority",
                    HOST,
                    ":path",
                    "/",
                    "front-end-https",
                    "off",
                    "front_end_https",
                    "off",
                    "x-forwarded-proto",
                    "http"));
            client.answer(stream);
        }

        // Then
        assertThat(origin.head())
                .isEqualTo(lines(
                        "GET / HTTP/1.1",
                        "host: " + HOST,
                        "cdn-loop: backsource",
                        "via: 2.0 edge-1",
                        "front-end-https: on",
                        "x-forwarded-for: 127.0.0.1",
                        "x-forwarded-host: " + HOST));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        ", x-forwarded-proto: https",
        "X-Forwarded-Ssl, x-forwarded-ssl: on",
        "CloudFront-Forwarded-Proto, cloudfront-forwarded-proto: https"
    })
    void shouldTellTheSchemeThatATrustedProxyNames(String field, String arrives) throws Exception {
        // Given
        tellIn(field);

        // When
        ask(TRUSTED, "X-Forwarded-Proto: https", "X-Forwarded-Ssl: off", "CloudFront-Forwarded-Proto: http");

        // Then
        assertThat(origin.head().lines().filter(line -> line.matches("(?i).*(-proto|-ssl):.*")))
                .containsExactly(arrives);
    }

    /** A custom field would keep the response from being stored, and a client's value would be part of the key. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Scheme", "X-Is-Secure"})
    void shouldStoreOneResponseWhateverClientsClaim(String field) throws Exception {
        // Given
        tellIn(field);
        ask("", field + ": https");
        origin.head();

        // When
        var second = ask("", field + ": other");

        // Then
        assertThat(second).containsPattern("(?i)cache-status: .*hit");
    }

    private void tellIn(String field) {
        edge.apply(domain(HOST, origin("127.0.0.1", origin.port()))
                .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withForwardedProtoField(field)));
    }

    private String ask(String from, String... fields) {
        try (var client = from.isEmpty() ? new RawClient(edge.httpPort()) : new RawClient(edge.httpPort(), from)) {
            var head = new ArrayList<>(List.of("GET / HTTP/1.1", "Host: " + HOST, "Connection: close"));
            head.addAll(Arrays.asList(fields));
            head.add("");
            return client.send(head.toArray(String[]::new)).rest();
        }
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }
}
