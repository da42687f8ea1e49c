package dev.backsource.edge.status;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Health;
import dev.backsource.edge.testing.LateEdgeResource;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.policy.event.Topic;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edge that is started before its broker and before the topic it reads. */
@QuarkusTest
@WithTestResource(value = LateEdgeResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class ReadinessIT {
    @Inject
    EdgeUnderTest edge;

    @ConfigProperty(name = "test.broker.port", defaultValue = "0")
    int port;

    @ConfigProperty(name = "test.broker.controller-port", defaultValue = "0")
    int controllerPort;

    @TempDir
    Path folder;

    @Test
    void shouldRefuseClientsUntilTheTopicHasBeenReadAndServeThemThen() throws Exception {
        // Given
        var before = edge.get("http://late.example.test/");
        assertThat(before.status()).isEqualTo(503);
        assertThat(before.header("retry-after")).isEqualTo("1");
        assertThat(before.header("proxy-status")).contains("error=proxy_internal_response");
        assertThat(Health.ready().status()).isEqualTo(503);
        assertThat(Health.ready().body()).contains("waiting for Kafka");

        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0);
                var broker = EmbeddedBroker.start(folder, port, controllerPort)) {
            broker.awaitReady();
            assertThat(Health.ready().status()).isEqualTo(503);

            // When
            try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
                Topics.createMissing(admin, List.of(Topic.POLICY_CHANGES));
            }
            edge.log().put(domain("late.example.test", origin("127.0.0.1", origin.port())), 1);

            // Then
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> edge.get("http://late.example.test/").status() == 200);
            assertThat(Health.ready().status()).isEqualTo(200);
            assertThat(Health.get("/q/metrics").body())
                    .contains("backsource_edge_policy_changes_total")
                    .containsPattern("kafka_consumer_fetch_manager_records_lag_max\\{.*client_id=\"edge-topics\"");
        }
    }
}
