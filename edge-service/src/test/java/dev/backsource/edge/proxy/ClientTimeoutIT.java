package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Outcome;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.testing.http.RawClient;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that hold an idle connection are cut off. */
class ClientTimeoutIT {
    private static final int MORE_THAN_SOCKETS_BUFFER = 64 * 1024 * 1024;

    private final BuiltEdge edge = BuiltEdge.impatient();

    private final EdgeSettings settings = BuiltEdge.impatient().settings();

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: slow.example.test\r\n", "GET / HTTP/1.1\r\n", "GE"})
    void shouldTellAClientThatNeverFinishesItsHeadAndCutItOff(String half) {
        try (var client = new RawClient(settings.http().port())) {
            // When
            client.sendBytes(half);

            // Then
            assertThat(edge.flying(client::rest))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("connection: close")
                    .endsWith("request timeout: incomplete request\n");
        }
    }

    @Test
    void shouldCutOffAClientThatSaysNothingWithoutAWord() {
        try (var client = new RawClient(settings.http().port())) {
            // When
            var heard = edge.flying(client::rest);

            // Then
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void shouldCutOffAClientThatAsksForNothingMore() {
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0);
                var client = new RawClient(settings.http().port())) {
            // Given
            edge.apply(domain("idle.example.test", origin("127.0.0.1", origin.port())));

            // When
            client.send("GET / HTTP/1.1", "Host: idle.example.test", "");

            // Then: the whole answer comes, and then the end instead of a second one
            assertThat(Outcome.read(client, false)).startsWith("200 ").endsWith(":" + origin.port());
            assertThat(edge.flying(client::rest)).isEmpty();
        }
    }

    @Test
    void shouldLetTheOriginGoWhenTheClientTakesNothingMore() throws Exception {
        // Given
        var left = new CompletableFuture<Void>();
        var server = edge.vertx().createHttpServer().requestHandler(request -> {
            request.connection().closeHandler(left::complete);
            var body = Buffer.buffer(new byte[MORE_THAN_SOCKETS_BUFFER]);
            request.response().putHeader("Content-Length", Integer.toString(body.length()));
            request.response().end(body);
        });
        var port = EdgeUnderTest.join(server.listen(0, "127.0.0.1")).actualPort();
        edge.apply(domain("stalled.example.test", origin("127.0.0.1", port)));

        try (var client = new RawClient(settings.http().port())) {
            // When
            client.send("GET / HTTP/1.1", "Host: stalled.example.test", "");

            // Then
            edge.flying(() -> Waiting.resultOf(left));
        } finally {
            EdgeUnderTest.join(server.close());
        }
    }
}
