package dev.backsource.edge.origin;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.net.NetServer;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Informational responses of origins that no client asked for (RFC 9110 §15.2). */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class OriginInformationIT {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfinal";

    @Inject
    EdgeUnderTest edge;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n",
                "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n"
            })
    void shouldWaitForTheFinalResponse(String information) {
        // Given
        originSays(information);

        // When
        var answer = edge.get("http://information.example.test/");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("final");
        assertThat(answer.headers().contains("link")).isFalse();
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
