package dev.backsource.edge.wiring;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.secondary;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.ApplicationEdge;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.HealthLog;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.policy.event.PortState;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Origins that fail or are reported as closed are passed over, and used again as soon as they work. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class OutlierDetectionIT {
    @Inject
    ApplicationEdge edge;

    @Test
    void shouldPassOverAPrimaryThatFailsAndComeBackToItWhenItIsGood() {
        var broken = new AtomicBoolean(true);
        var asked = new AtomicInteger();
        try (var primary = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> {
                    asked.incrementAndGet();
                    if (broken.get()) {
                        request.connection().close();
                    } else {
                        request.response().end("primary");
                    }
                });
                var spare = TestOrigin.http(
                        edge.vertx(),
                        "127.0.0.1",
                        0,
                        request -> request.response().end("spare"))) {
            // Given
            edge.apply(domain(
                    "ejected.example.test", origin("127.0.0.1", primary.port()), secondary("127.0.0.1", spare.port())));

            // When
            var answers = IntStream.range(0, 60)
                    .mapToObj(
                            request -> edge.get("http://ejected.example.test/").body())
                    .distinct();

            // Then: three times, and once after pauses of 1, 2, 4… seconds
            assertThat(answers).containsExactly("spare");
            assertThat(asked).hasValueBetween(3, 12);

            // When
            broken.set(false);

            // Then
            await().until(() -> edge.get("http://ejected.example.test/").body().equals("primary"));
            assertThat(edge.get("http://ejected.example.test/").body()).isEqualTo("primary");
        }
    }

    @Test
    void shouldTryAllOriginsWhenAllAreEjected() {
        var broken = new AtomicBoolean(true);
        try (var one = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> {
                    if (broken.get()) {
                        request.connection().close();
                    } else {
                        request.response().end("good");
                    }
                });
                var other = TestOrigin.http(
                        edge.vertx(),
                        "127.0.0.1",
                        0,
                        request -> request.connection().close())) {
            // Given
            edge.apply(domain(
                    "allejected.example.test", origin("127.0.0.1", one.port()), origin("127.0.0.1", other.port())));
            for (var i = 0; i < 5; i++) {
                assertThat(edge.get("http://allejected.example.test/").status()).isEqualTo(502);
            }

            // When
            broken.set(false);

            // Then
            assertThat(edge.get("http://allejected.example.test/").body()).isEqualTo("good");
        }
    }

    @Test
    void shouldPassOverAPrimaryThatTheProbesFindClosedUntilTheyFindItOpen() {
        try (var primary = TestOrigin.http(
                        edge.vertx(),
                        "127.0.0.11",
                        0,
                        request -> request.response().end("primary"));
                var spare = TestOrigin.http(
                        edge.vertx(),
                        "127.0.0.12",
                        0,
                        request -> request.response().end("spare"));
                var health = new HealthLog(edge.bootstrapServers())) {
            // Given
            var domain = domain(
                    "probed.example.test", origin("127.0.0.11", primary.port()), secondary("127.0.0.12", spare.port()));
            edge.apply(domain);
            assertThat(edge.get("http://probed.example.test/").body()).isEqualTo("primary");

            // When
            health.put(domain, domain.origins().get(0), PortState.CLOSED);

            // Then
            await().until(() -> edge.get("http://probed.example.test/").body().equals("spare"));

            // When
            health.put(domain, domain.origins().get(0), PortState.UNKNOWN);

            // Then
            await().until(() -> edge.get("http://probed.example.test/").body().equals("primary"));
        }
    }
}
