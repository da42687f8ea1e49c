package dev.backsource.edge.snapshot;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Health;
import dev.backsource.edge.testing.StatusLog;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An edge whose snapshot turns out to be of another topic. */
@QuarkusTest
@WithTestResource(value = SnapshotEdgeResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class ForeignSnapshotIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    EdgeUnderTest edge;

    @Inject
    RoutingTable table;

    @Inject
    RoutingProgress progress;

    @Inject
    AwayBroker away;

    @Test
    void shouldSayFromWhenItIsAndServeItNoLongerOnceKafkaTellsOfAnotherTopic() {
        // Given
        try (var broker = away.start();
                var statuses = new StatusLog(broker.bootstrapServers())) {
            var report = statuses.await(seen -> seen.snapshotTakenAt() != null);
            assertThat(report.snapshotTakenAt()).isEqualTo(SnapshotEdgeResource.TAKEN_AT);
            assertThat(report.ready()).isTrue();
            assertThat(report.routes()).isEqualTo(4);
            assertThat(report.appliedOffsets()).isEqualTo(SnapshotEdgeResource.OFFSETS);
            assertThat(report.rejections()).containsExactly(SnapshotEdgeResource.REJECTION);

            // When
            EdgeResource.createTopics(broker);
            edge.log().put(domain("read.example.test", origin("127.0.0.1", 80)), 1);

            // Then
            await().atMost(SOON).until(() -> progress.isRead() && table.find("read.example.test") != null);
            assertThat(table.find("same.example.test")).isNull();
            assertThat(Health.get("/q/metrics").body())
                    .containsPattern("snapshot_refusals_total\\{.*other-topic.*\\} 1\\.0");
            assertThat(statuses.await(seen -> seen.snapshotTakenAt() == null).rejections())
                    .isEmpty();
        }
    }
}
