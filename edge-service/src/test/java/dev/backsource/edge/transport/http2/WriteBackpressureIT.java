package dev.backsource.edge.transport.http2;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.Flood;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.Streaming;
import dev.backsource.edge.testing.TestOrigin;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that reads more slowly than the edge could write. */
class WriteBackpressureIT {
    private static final String HOST = "h2-backpressure.example.test";
    private static final int LARGE = 128 * 1024 * 1024;

    private final BuiltEdge edge = BuiltEdge.patient();
    private final AtomicLong written = new AtomicLong();
    private TestOrigin origin;

    @BeforeEach
    void start() {
        origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, this::answer);
        edge.apply(domain(HOST, origin("127.0.0.1", origin.port())));
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/large")) {
            request.response().putHeader("Content-Length", Integer.toString(LARGE));
            Streaming.write(LARGE, request.response(), written, new AtomicBoolean());
        } else {
            request.response().end("small");
        }
    }

    @AfterEach
    void stop() {
        origin.close();
        await().until(() ->
                edge.meters().get("backsource.edge.requests.active").gauge().value() == 0);
    }

    @Test
    void shouldEndADownloadThatItsClientCancels() {
        try (var client = new RawHttp2Client(edge.httpsPort(), HOST)) {
            // Given: a client that grants all it can, and reads no more than the beginning
            client.send(
                    Http2Frame.settings(Http2CodecUtil.SETTINGS_INITIAL_WINDOW_SIZE, Integer.MAX_VALUE),
                    Http2Frame.windowUpdate(0, Integer.MAX_VALUE - 65_535),
                    Http2Frame.get(1, HOST, "/large"));
            await().until(() -> client.isAlive() && client.received(1) > 0);
            Flood.awaitStandstill(written::get);

            // When
            client.send(Http2Frame.reset(1, Http2Frame.CANCEL), Http2Frame.get(3, HOST, "/small"));

            // Then: no more than the buffers of the sockets hold
            assertThat(client.answer(3).body()).isEqualTo("small");
            assertThat(client.received(1)).isBetween(1, LARGE / 4);
        }
    }
}
