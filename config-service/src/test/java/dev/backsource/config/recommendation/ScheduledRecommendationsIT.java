package dev.backsource.config.recommendation;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.QuestionFollower;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The recommendations that nobody asks for, with a prober that finds every port open. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ScheduledRecommendationsIT {
    @TestHTTPResource("/")
    URI base;

    @Inject
    ScheduledRecommendations recommendations;

    Infrastructure infrastructure;

    @Test
    void shouldRequestAStrongerPolicyOnceAndLeaveTheDomainAsItIs() throws Throwable {
        // Given: only the rounds of this test
        recommendations.stop(new ShutdownEvent());
        var client = new Client(base);
        var name = Client.freshName();
        client.create(name, 80);
        client.put("/api/v1/domains/" + name + "/change-control", "{\"recommend\": true}");
        var questions = new AtomicInteger();
        var bootstrap = infrastructure.broker().bootstrapServers();
        try (var writer = new EventWriter(bootstrap);
                var prober = QuestionFollower.start(
                        "prober",
                        bootstrap,
                        TopicCodec.PROBE_REQUESTS,
                        request -> {
                            questions.incrementAndGet();
                            writer.writeGarbage(
                                    Topic.PROBE_ANSWERS,
                                    request.id(),
                                    EventCodec.PROBE_ANSWER.encode(allOpen(request)));
                        },
                        () -> {})) {
            await().until(() ->
                    client.get("/api/v1/domains/" + name + "/preflight").status() == 200);
            questions.set(0);

            // When
            VertxContextSupport.subscribeAndAwait(recommendations::round);
            VertxContextSupport.subscribeAndAwait(recommendations::round);

            // Then
            assertThat(questions)
                    .as("once for all types, once for the strongest; the second round comes a day too early")
                    .hasValue(2);
            var requests =
                    client.get("/api/v1/domains/" + name + "/change-requests").json();
            assertThat(requests.path("items")).hasSize(1);
            assertThat(requests.at("/items/0/requestedBy").asText()).isEqualTo("config-service");
            assertThat(requests.at("/items/0/changes").findValuesAsText("to")).contains("HTTPS");
            assertThat(client.get("/api/v1/domains/" + name)
                            .json()
                            .path("revision")
                            .asInt())
                    .isEqualTo(2);

            // When: an unrelated change, which the request can't be applied after, and the next turn
            client.put("/api/v1/domains/" + name + "/serving", "{\"enabled\": false}");
            for (var i = 0; i < 2; i++) {
                new Database(infrastructure.database())
                        .value("update recommendation set asked_at = 'epoch' where domain = '" + name
                                + "' returning domain");
                VertxContextSupport.subscribeAndAwait(recommendations::round);
            }

            // Then
            var replaced =
                    client.get("/api/v1/domains/" + name + "/change-requests").json();
            assertThat(replaced.path("items").findValuesAsText("state"))
                    .as("the replacement is requested once")
                    .containsExactly("open", "withdrawn");
            assertThat(replaced.at("/items/0/base").asInt()).isEqualTo(3);
        }
    }

    private static ProbeAnswer allOpen(ProbeRequest request) {
        var now = Instant.now();
        return new ProbeAnswer(
                request.id(),
                now,
                request.ports().stream()
                        .map(port -> new ProbeAnswer.Port(
                                port.origin(),
                                port.port(),
                                port.scheme(),
                                PortState.OPEN,
                                null,
                                "connection accepted",
                                now))
                        .toList(),
                List.of(),
                List.of(new ProbeAnswer.Http(request.ports().get(0).origin(), ProbeAnswer.HttpState.ASKED, null)));
    }
}
