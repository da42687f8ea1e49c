package dev.backsource.edge.upstream;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Interim responses of origins (RFC 9110 §15.2). */
class OriginInformationIT {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfinal";

    private final BuiltEdge edge = BuiltEdge.impatient();

    private NetServer origin;

    @AfterEach
    void stop() {
        EdgeUnderTest.join(origin.close());
    }

    private void originSays(String information) {
        origin = edge.vertx()
                .createNetServer()
                .connectHandler(socket -> socket.handler(request -> socket.write(information + ANSWER)));
        EdgeUnderTest.join(origin.listen(0, "127.0.0.1"));
        edge.apply(domain("information.example.test", origin("127.0.0.1", origin.actualPort())));
    }

    @Test
    void shouldHandOnWhatTheOriginSaysBeforeItsResponse() {
        // Given
        originSays("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n"
                + "Connection: X-Hop\r\nX-Hop: a\r\nContent-Length: 5\r\n\r\n");

        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send("GET / HTTP/1.1", "Host: information.example.test", "");

            // Then
            assertThat(client.line()).startsWith("HTTP/1.1 102 ");
            client.until("");
            assertThat(client.line()).startsWith("HTTP/1.1 103 ");
            assertThat(client.until("").lines()).containsExactly("Link: </style.css>; rel=preload", "via: 1.1 edge-1");
            assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void shouldHandItOnOverHttp2() {
        // Given
        originSays("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n");
        var client = edge.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setUseAlpn(true)
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false));
        var hints = new CompletableFuture<String>();

        // When
        var status = EdgeUnderTest.join(client.request(new RequestOptions()
                        .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), "127.0.0.1"))
                        .setHost("information.example.test")
                        .setURI("/"))
                .compose(request -> request.earlyHintsHandler(fields -> hints.complete(fields.get("link")))
                        .send())
                .map(HttpClientResponse::statusCode));

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(hints).isCompletedWithValue("</style.css>; rel=preload");
        EdgeUnderTest.join(client.close());
    }

    @Test
    void shouldTellAClientOfHttp10NothingOfIt() {
        // Given
        originSays("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n");

        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send("GET / HTTP/1.0", "Host: information.example.test", "");

            // Then
            assertThat(client.line()).endsWith(" 200 OK");
            assertThat(client.rest()).doesNotContain("link").endsWith("final");
        }
    }

    @Test
    void shouldRefuseASwitchOfProtocolsThatNobodyAskedFor() {
        // Given
        originSays("HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: upgrade\r\n\r\n");

        // When
        var answer = edge.get("http://information.example.test/");

        // Then
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("proxy-status")).contains("error=http_protocol_error");
    }
}
