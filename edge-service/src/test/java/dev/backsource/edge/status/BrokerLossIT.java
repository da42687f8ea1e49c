package dev.backsource.edge.status;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Health;
import dev.backsource.edge.testing.TestOrigin;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An edge that was ready and then lost its broker. */
@QuarkusTest
@WithTestResource(value = EdgeResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class BrokerLossIT {
    @Inject
    EdgeUnderTest edge;

    @Inject
    LastReport lastReport;

    @ConfigProperty(name = "test.broker.pid", defaultValue = "0")
    long broker;

    @Test
    void shouldServeAndStayReadyWhenTheBrokerDies() {
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0)) {
            // Given
            edge.apply(domain("outliving.example.test", origin("127.0.0.1", origin.port())));
            assertThat(edge.get("http://outliving.example.test/").status()).isEqualTo(200);

            // When
            ProcessHandle.of(broker).orElseThrow().destroyForcibly();
            await().until(() -> lastReport.age().orElseThrow().compareTo(Duration.ofMillis(2500)) > 0);

            // Then
            assertThat(edge.get("http://outliving.example.test/").status()).isEqualTo(200);
            assertThat(Health.ready().status()).isEqualTo(200);
        }
    }
}
