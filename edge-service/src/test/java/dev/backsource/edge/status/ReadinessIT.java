package dev.backsource.edge.status;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.event.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edge that is started before its broker and before the topic it reads. */
class ReadinessIT {
    @TempDir
    Path folder;

    @Test
    void shouldRefuseClientsUntilTheTopicHasBeenReadAndServeThemThen() throws Exception {
        var port = FreePorts.next();
        try (var edge = BuiltEdge.startOn("127.0.0.1:" + port, TestSettings.ports());
                var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0)) {
            // Given
            var before = edge.get("http://late.example.test/");
            assertThat(before.status()).isEqualTo(503);
            assertThat(before.header("retry-after")).isEqualTo("1");
            assertThat(before.header("proxy-status")).contains("error=proxy_internal_response");
            assertThat(edge.edge().readiness().getStatus()).isEqualTo(Status.DOWN);
            assertThat(edge.describe()).contains("waiting for Kafka");

            try (var broker = EmbeddedBroker.start(folder, port, FreePorts.next())) {
                broker.awaitReady();
                assertThat(edge.edge().readiness().getStatus()).isEqualTo(Status.DOWN);

                // When
                try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
                    Topics.createMissing(admin, List.of(Topic.POLICY_CHANGES));
                }
                edge.apply(domain("late.example.test", origin("127.0.0.1", origin.port())));

                // Then
                assertThat(edge.get("http://late.example.test/").status()).isEqualTo(200);
                assertThat(edge.edge().readiness().getStatus()).isEqualTo(Status.UP);
            }
        }
    }
}
