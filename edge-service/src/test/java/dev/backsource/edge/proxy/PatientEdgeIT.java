package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backsource.edge.testing.CacheEdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.RawClient;
import dev.backsource.edge.testing.TestOrigin;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens long before any time limit, at an edge whose limits are long. */
@QuarkusTest
@WithTestResource(CacheEdgeResource.class)
class PatientEdgeIT {
    private static final long LARGE = 64L * 1024 * 1024;

    @Inject
    EdgeUnderTest edge;

    private TestOrigin origin;

    private void originAnswers(Handler<HttpServerRequest> handler) {
        origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, handler);
        edge.apply(domain("body.example.test", origin("127.0.0.1", origin.port())));
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
    }

    @Test
    void shouldStopTheClientWhileTheOriginDoesNotRead() {
        // Given
        var arrived = new CompletableFuture<HttpServerRequest>();
        originAnswers(request -> {
            request.pause();
            arrived.complete(request);
        });
        var request = edge.open(HttpMethod.PUT, "http://body.example.test/");
        request.putHeader("Content-Length", Long.toString(LARGE));
        var written = new AtomicLong();
        var waiting = new AtomicBoolean();

        // When
        Streaming.send(LARGE, request, written, waiting);
        await().until(waiting::get);
        var slow = arrived.join();
        var thanks = request.response().compose(answer -> answer.body());
        await().during(Duration.ofMillis(500)).until(waiting::get);

        // Then
        assertThat(written.get()).isLessThan(LARGE / 2);
        var read = new AtomicLong();
        slow.handler(block -> read.addAndGet(block.length()));
        slow.endHandler(end -> slow.response().end("thanks"));
        slow.resume();
        assertThat(EdgeUnderTest.join(thanks).toString()).isEqualTo("thanks");
        assertThat(read.get()).isEqualTo(LARGE);
    }

    @Test
    void shouldResetTheRequestToTheOriginWhenTheClientLeaves() {
        // Given
        var closed = new AtomicBoolean();
        var arrived = new AtomicBoolean();
        originAnswers(request -> {
            request.response().closeHandler(gone -> closed.set(true));
            arrived.set(true);
        });

        // When
        try (var client = new RawClient(edge.httpPort())) {
            client.send("GET / HTTP/1.1", "Host: body.example.test", "");
            await().until(arrived::get);
        }

        // Then
        // Sooner than the edge would have given the origin up
        await().atMost(Duration.ofSeconds(30)).until(closed::get);
    }
}
