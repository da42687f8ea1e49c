package dev.backsource.edge.snapshot;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Health;
import dev.backsource.edge.testing.StatusLog;
import dev.backsource.edge.testing.SteadyClient;
import dev.backsource.edge.testing.TestOrigin;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An edge that starts with a snapshot while Kafka is away, and gets Kafka back. */
@QuarkusTest
@WithTestResource(
        value = SnapshotEdgeResource.class,
        initArgs = @ResourceArg(name = "topic", value = "kept"),
        scope = TestResourceScope.RESTRICTED_TO_CLASS)
class SnapshotStartIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    EdgeUnderTest edge;

    @Inject
    RoutingTable table;

    @Inject
    RoutingProgress progress;

    @Inject
    EdgeSettings settings;

    @Inject
    TrustedKeySettings trusted;

    @Inject
    AwayBroker away;

    @ConfigProperty(name = "test.origin.port", defaultValue = "0")
    int originPort;

    @ConfigProperty(name = "test.origin.other-port", defaultValue = "0")
    int otherOriginPort;

    @Test
    void shouldServeFromItsSnapshotAndReplaceItOnceTheTopicHasBeenRead() {
        try (var origin = TestOrigin.http(
                        edge.vertx(),
                        "127.0.0.1",
                        originPort,
                        request -> request.response().end("quick"));
                var other = TestOrigin.http(
                        edge.vertx(),
                        "127.0.0.1",
                        otherOriginPort,
                        request -> request.response().end("other"))) {
            // Given
            assertThat(origin.port()).isNotEqualTo(other.port());
            for (var name : new String[] {"same", "moved", "removed", "reborn"}) {
                assertThat(body(name)).isEqualTo("quick");
            }
            assertThat(status("new")).isEqualTo(404);
            assertThat(Health.ready().status()).isEqualTo(200);
            assertThat(Health.ready().body()).contains("from a snapshot, ", "waiting for Kafka", "\"loaded\"");
            assertThat(Health.get("/q/metrics").body())
                    .containsPattern("backsource_edge_table_age_seconds\\{?.*\\}? [1-9]");
            assertThat(Health.get("/q/metrics").body()).containsPattern("backsource_edge_routes\\{?.*\\}? 4\\.0");
            assertThat(progress.appliedOffsets()).isEqualTo(SnapshotEdgeResource.OFFSETS);
            var same = table.find("same.example.test");
            var client = SteadyClient.start(edge.httpPort(), "same.example.test");

            // When
            try (var broker = away.start()) {
                await().atMost(SOON).until(progress::isRead);

                // Then
                assertThat(body("moved")).isEqualTo("other");
                assertThat(body("new")).isEqualTo("quick");
                assertThat(status("removed")).isEqualTo(404);
                assertThat(status("reborn")).isEqualTo(404);
                assertThat(table.find("same.example.test")).isSameAs(same);
                assertThat(client.answers()).isPositive();
                assertThat(client.failures()).isEmpty();
                assertThat(Health.ready().body()).contains("\"complete\"");
                try (var statuses = new StatusLog(broker.bootstrapServers())) {
                    var report = statuses.await(seen -> seen.snapshotTakenAt() == null);
                    assertThat(report.appliedOffsets()).doesNotContainEntry(0, 17L);
                    assertThat(report.rejections()).contains(SnapshotEdgeResource.REJECTION);
                    assertThat(report.rejectedTotal()).isZero();
                }
                shouldSaveWhatIsThereNow();
            }
        }
    }

    private void shouldSaveWhatIsThereNow() {
        var file = SnapshotFile.of(settings, trusted).orElseThrow();
        edge.apply(domain("saved.example.test", origin("127.0.0.1", originPort)));
        var wanted = SampleSnapshot.describe(table.served());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(SampleSnapshot.describe(
                                file.read(new RoutingTable()).orElseThrow().routes()))
                        .isEqualTo(wanted)
                        .containsKey("saved.example.test"));
        assertThat(file.read(new RoutingTable()).orElseThrow().origin().offsets())
                .isEqualTo(progress.appliedOffsets());
        assertThat(Health.ready().body()).contains("\"written\"");
    }

    private String body(String name) {
        return edge.get("http://" + name + ".example.test/").body();
    }

    private int status(String name) {
        return edge.get("http://" + name + ".example.test/").status();
    }
}
