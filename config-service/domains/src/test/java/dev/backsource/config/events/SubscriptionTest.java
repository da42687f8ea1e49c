package dev.backsource.config.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.reading.ReadingProgress;
import dev.backsource.config.reading.ShortSilence;
import dev.backsource.testing.waiting.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** As when the stream begins anew while the subscriber is being caught up. */
    @Test
    void shouldSayThatItWasEndedBeforeItBeganSoThatTheRequestHasAnAnswer() throws Exception {
        // Given
        var server = vertx.createHttpServer()
                .requestHandler(request -> {
                    var subscription = subscription(request);
                    subscription.end();
                    subscription
                            .begin()
                            .onFailure(failure ->
                                    request.response().setStatusCode(503).end(String.valueOf(failure.getMessage())));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();

        // When
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort()))
                .timeout(Waiting.DEADLINE)
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("try again");
    }

    private Subscription subscription(HttpServerRequest request) {
        var positions = Positions.beginning("00000000");
        var settings = new SseConnectionTest.Impatient();
        var connection = new SseConnection(
                vertx,
                request,
                positions,
                new EventFilter(Caller.SERVICE, null, null),
                settings,
                new ReadingProgress(Clock.systemUTC(), new ShortSilence()),
                new StreamMetrics(new SimpleMeterRegistry()));
        var window = new EventWindow(settings.windowSize().asLongValue());
        window.beginAt(positions);
        return new Subscription(vertx.getOrCreateContext(), connection, window, left -> {});
    }
}
