package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.StateVersion;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingProgressTest {
    private static final String TOPIC = "topic-id";

    private final RoutingTable table = new RoutingTable();
    private final RoutingProgress progress = new RoutingProgress(table);

    @Test
    void shouldBeIncompleteUntilTheEndIsKnown() {
        // When
        progress.dealtWith(3, 10);
        progress.checkComplete();

        // Then
        assertThat(progress.isComplete()).isFalse();
        assertThat(progress.describe()).contains("waiting for Kafka");
    }

    @Test
    void shouldBeCompleteOnceTheLastRecordOfEveryPartitionWasDealtWith() {
        // Given
        progress.setGoal(TOPIC, Map.of(0, 5L, 7, 1L));
        progress.dealtWith(0, 5);
        progress.checkComplete();
        assertThat(progress.isComplete()).isFalse();
        assertThat(progress.describe()).isEqualTo("read 6 of 8 offsets");

        // When
        progress.dealtWith(7, 4);
        progress.checkComplete();

        // Then
        assertThat(progress.isComplete()).isTrue();
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(0, 5L, 7, 4L));
    }

    @Test
    void shouldBeCompleteAtOnceWhenTheTopicIsEmpty() {
        // When
        progress.setGoal(TOPIC, Map.of());

        // Then
        assertThat(progress.isComplete()).isTrue();
    }

    @Test
    void shouldNeverReportAnOffsetBelowOneItHasReported() {
        // Given
        progress.dealtWith(2, 9);

        // When
        progress.dealtWith(2, 0);

        // Then
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(2, 9L));
    }

    @Test
    void shouldServeASnapshotUntilTheTopicHasBeenReadAndReportOnlyWhatIsServed() {
        // Given
        progress.serve(routes("saved.example.com", 3), new SnapshotOrigin(TOPIC, Instant.EPOCH, Map.of(0, 4L)));
        assertThat(progress.isComplete()).isTrue();
        assertThat(progress.isRead()).isFalse();

        // When
        progress.setGoal(TOPIC, Map.of(0, 9L));
        table.apply(domain("read.example.com", origin("192.0.2.1", 80)), 1);
        progress.dealtWith(0, 8);
        progress.checkComplete();

        // Then
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(0, 4L));
        assertThat(table.find("read.example.com")).isNull();
        assertThat(table.find("saved.example.com")).isNotNull();
        assertThat(progress.describe()).startsWith("from a snapshot, ").endsWith("read 9 of 10 offsets");

        // When
        progress.dealtWith(0, 9);
        progress.checkComplete();

        // Then
        assertThat(progress.appliedOffsets()).isEqualTo(Map.of(0, 9L));
        assertThat(table.find("read.example.com")).isNotNull();
        assertThat(table.find("saved.example.com")).isNull();
        assertThat(progress.isRead()).isTrue();
        assertThat(progress.snapshot()).isNull();
    }

    @Test
    void shouldNotServeASnapshotOnceKafkaSaysThatItIsOfAnotherTopic() {
        // Given
        progress.serve(routes("saved.example.com", 3), new SnapshotOrigin("other", Instant.EPOCH, Map.of(0, 4L)));

        // When
        var withdrawn = progress.setGoal(TOPIC, Map.of(0, 0L));

        // Then
        assertThat(withdrawn).isTrue();
        assertThat(progress.isComplete()).isFalse();
        assertThat(progress.appliedOffsets()).isEmpty();
        assertThat(progress.snapshot()).isNull();

        // When
        progress.dealtWith(0, 0);
        progress.checkComplete();

        // Then
        assertThat(progress.isComplete()).isTrue();
        assertThat(table.find("saved.example.com")).isNull();
    }

    private Routes routes(String name, long revision) {
        var routes = table.prepare(1);
        routes.apply(domain(name, origin("192.0.2.1", 80)), new StateVersion(0, revision, 0), null);
        return routes;
    }
}
