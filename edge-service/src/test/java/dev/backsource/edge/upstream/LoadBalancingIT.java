package dev.backsource.edge.upstream;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.secondary;
import static dev.backsource.edge.testing.Domains.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.infrastructure.FreePorts;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The choice among several origins. */
class LoadBalancingIT {
    private final BuiltEdge edge = BuiltEdge.impatient();

    @Test
    void shouldShareRequestsAmongPrimariesByWeight() {
        try (var light = TestOrigin.http(edge.vertx(), "127.0.0.1", 0);
                var heavy = TestOrigin.http(edge.vertx(), "127.0.0.1", 0)) {
            // Given
            edge.apply(domain(
                    "weighted.example.test",
                    weighted("127.0.0.1", light.port(), 10),
                    weighted("127.0.0.1", heavy.port(), 90)));

            // When
            var toHeavy = IntStream.range(0, 300)
                    .mapToObj(request -> edge.get("http://weighted.example.test/"))
                    .filter(answer -> answer.body().endsWith(":" + heavy.port()))
                    .count();

            // Then: 270 expected, standard deviation 5.2
            assertThat(toHeavy).isBetween(235L, 296L);
        }
    }

    @Test
    void shouldLeaveSecondariesAloneWhileAPrimaryConnects() {
        try (var primary = TestOrigin.http(edge.vertx(), "127.0.0.1", 0);
                var spare = TestOrigin.http(edge.vertx(), "127.0.0.1", 0)) {
            // Given
            edge.apply(domain(
                    "primary.example.test", secondary("127.0.0.1", spare.port()), origin("127.0.0.1", primary.port())));

            // When
            for (var i = 0; i < 50; i++) {
                edge.get("http://primary.example.test/");
            }

            // Then
            assertThat(spare.connections()).isZero();
        }
    }

    @Test
    void shouldGoToTheSecondaryWithTheWholeBodyWhenNoPrimaryConnects() {
        try (var spare = TestOrigin.http(
                edge.vertx(),
                "127.0.0.1",
                0,
                request -> request.body().onSuccess(body -> request.response().end(body)))) {
            // Given
            edge.apply(domain(
                    "spare.example.test",
                    origin("127.0.0.1", FreePorts.next()),
                    origin("127.0.0.2", FreePorts.next()),
                    secondary("127.0.0.1", spare.port())));

            // When
            var answer = edge.send(HttpMethod.POST, "http://spare.example.test/", Map.of(), "the whole body");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("the whole body");
        }
    }
}
