package dev.backsource.edge.status;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.testing.infrastructure.TestBroker;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** An edge that was ready and then lost its broker. */
class BrokerLossIT {
    @Test
    void shouldServeAndStayReadyWhenTheBrokerDies() {
        try (var broker = TestBroker.start();
                var edge = BuiltEdge.startOn(broker.bootstrapServers(), TestSettings.impatient());
                var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0)) {
            // Given
            EdgeResource.createTopics(broker);
            edge.apply(domain("outliving.example.test", origin("127.0.0.1", origin.port())));
            assertThat(edge.get("http://outliving.example.test/").status()).isEqualTo(200);
            await("a report reached the broker")
                    .until(() -> edge.edge().lastReport().age().isPresent());

            // When
            broker.kill();
            await().until(() -> edge.edge().lastReport().age().orElseThrow().compareTo(Duration.ofMillis(2500)) > 0);

            // Then
            assertThat(edge.get("http://outliving.example.test/").status()).isEqualTo(200);
            assertThat(edge.edge().readiness().getStatus()).isEqualTo(Status.UP);
        }
    }
}
