package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.Http2Answer;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.RawOrigin;
import dev.backsource.infrastructure.FreePorts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses that an HTTP/2 client gets when its origin fails. */
class Http2FailureIT {
    private static final String HOST = "h2-failure.example.test";

    private final BuiltEdge edge = BuiltEdge.patient();

    private int closed;

    @BeforeEach
    void choosePort() {
        closed = FreePorts.next();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "DELETE", "OPTIONS"})
    void shouldSayThatTheOriginRefusedTheConnectionWhereTheRequestHadNoBody(String method) {
        edge.apply(domain(HOST, origin("127.0.0.1", closed)));
        try (var client = new RawHttp2Client(edge.httpsPort(), HOST)) {
            // When
            var answer = client.send(request(client.nextStream(), true, method)).answer(1);

            // Then
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.end()).isEqualTo(Http2Answer.End.WHOLE);
            assertThat(client.get("unknown.example.test", "/").status()).isEqualTo(421);
        }
    }

    @Test
    void shouldSayThatTheOriginRefusedTheConnectionWhereTheBodyIsStillToCome() {
        edge.apply(domain(HOST, origin("127.0.0.1", closed)));
        try (var client = new RawHttp2Client(edge.httpsPort(), HOST)) {
            // When
            var stream = client.nextStream();
            client.send(request(stream, false, "POST"), Http2Frame.data(stream, false, "first"));
            var answer = client.answer(stream);
            client.send(Http2Frame.data(stream, true, "second"));

            // Then
            assertThat(answer.status()).isEqualTo(502);
            assertThat(client.get("unknown.example.test", "/").status()).isEqualTo(421);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234",
                "HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 10\r\n\r\n01234",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\nno size\r\n"
            })
    void shouldNotLetACutResponsePassForWhole(String cut) {
        try (var origin = RawOrigin.start(cut);
                var client = new RawHttp2Client(edge.httpsPort(), HOST)) {
            edge.apply(domain(HOST, origin("127.0.0.1", origin.port())));

            // When
            var answer = client.get(HOST, "/cut");

            // Then: a reset with an error; or, where nothing had left yet, an answer that says so
            if (answer.status() == 200) {
                assertThat(answer.end()).isEqualTo(Http2Answer.End.INTERNAL_ERROR);
            } else {
                assertThat(answer.status()).isEqualTo(502);
            }
            assertThat(client.get("unknown.example.test", "/").status()).isEqualTo(421);
        }
    }

    private static Http2Frame request(int stream, boolean end, String method) {
        return Http2Frame.headers(stream, end, ":method", method, ":scheme", "https", ":authority", HOST, ":path", "/");
    }
}
