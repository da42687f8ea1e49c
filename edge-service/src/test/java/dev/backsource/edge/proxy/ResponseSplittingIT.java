package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.RawOrigin;
import dev.backsource.testing.http.RawClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither an origin nor a client can make one response of the edge look like two. */
class ResponseSplittingIT {
    private static final String FAKED = "HTTP/1.1 200 Faked";

    private final BuiltEdge edge = BuiltEdge.impatient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Split: a\rSet-Cookie: faked=1\r\nContent-Length: 0",
                "X-Split: a\nSet-Cookie: faked=1\r\nContent-Length: 0",
                "X-Split: a\r\r\n\r\n" + FAKED + "\r\nContent-Length: 0",
                "X-Split: a\u0000b\r\nContent-Length: 0",
                "X-Split: a\r\n faked: 1\r\nContent-Length: 0",
                "X Split: a\r\nContent-Length: 0",
                "X-Split\u0000: a\r\nContent-Length: 0",
                "Content-Length: 0\r\nContent-Length: 30",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: xchunked\r\nContent-Length: 0",
            })
    void shouldPassOnNothingThatSplitsAnAnswer(String fields) {
        try (var origin = RawOrigin.start("HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\n" + FAKED + "\r\n\r\n");
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("split.example.test", origin("127.0.0.1", origin.port())));

            // When
            var answer = client.send("GET / HTTP/1.1", "Host: split.example.test", "Connection: close", "")
                    .rest();

            // Then: refused, or one answer in which the trick has no effect
            assertThat(answer.split("\r\n\r\n", 2)[0])
                    .doesNotContain("\u0000")
                    .doesNotContain("\nSet-Cookie")
                    .doesNotContain("\nset-cookie")
                    .doesNotContain("\nfaked")
                    .doesNotContain(FAKED);
        }
    }

    @Test
    void shouldPutNothingOfTheRequestIntoTheFieldsOfARefusal() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var answer = client.send(
                            "GET /%0d%0aX-Split:%201 HTTP/1.1", "Host: split\"\\.example.test", "Connection: close", "")
                    .rest();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("X-Split");
        }
    }
}
