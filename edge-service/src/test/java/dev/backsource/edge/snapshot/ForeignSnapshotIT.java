package dev.backsource.edge.snapshot;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.StatusLog;
import org.junit.jupiter.api.Test;

/** An edge whose snapshot turns out to be of another topic. */
class ForeignSnapshotIT {
    @Test
    void shouldSayFromWhenItIsAndServeItNoLongerOnceKafkaTellsOfAnotherTopic() {
        // Given
        var given = GivenSnapshot.ofAnotherTopic();
        try (var edge = given.startEdge();
                var broker = given.startBroker();
                var statuses = new StatusLog(broker.bootstrapServers())) {
            var report = statuses.await(seen -> seen.snapshotTakenAt() != null);
            assertThat(report.snapshotTakenAt()).isEqualTo(GivenSnapshot.TAKEN_AT);
            assertThat(report.ready()).isTrue();
            assertThat(report.routes()).isEqualTo(4);
            assertThat(report.appliedOffsets()).isEqualTo(GivenSnapshot.OFFSETS);
            assertThat(report.rejections()).containsExactly(GivenSnapshot.REJECTION);

            // When
            EdgeResource.createTopics(broker);
            edge.apply(domain("read.example.test", origin("127.0.0.1", 80)));

            // Then
            await().until(() -> edge.progress().isRead() && edge.table().find("read.example.test") != null);
            assertThat(edge.table().find("same.example.test")).isNull();
            assertThat(edge.meters()
                            .get("backsource.edge.snapshot.refusals")
                            .tag("reason", "other-topic")
                            .counter()
                            .count())
                    .isEqualTo(1);
            // A report of the very moment may still have the snapshot's rejections.
            var withdrawn = statuses.await(
                    seen -> seen.snapshotTakenAt() == null && seen.rejections().isEmpty());
            assertThat(withdrawn.appliedOffsets()).isNotEqualTo(GivenSnapshot.OFFSETS);
        }
    }
}
