package dev.backsource.health.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.broker.Outage;
import dev.backsource.health.log.PublishedState;
import dev.backsource.policy.event.PolicyRecord.Refused;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnedPartitionTest {
    private static final Refused UNREADABLE = new Refused("not JSON");

    private final OwnedPartition partition = new OwnedPartition(3, null, Outage.toldOnce(failure -> {}));

    @Test
    void shouldBeActiveOnceTheLastPolicyChangeIsRead() {
        // Given
        partition.restored(published(7));
        partition.received(6, UNREADABLE);
        var early = partition.isActive();

        // When
        partition.received(7, UNREADABLE);

        // Then
        assertThat(early).isFalse();
        assertThat(partition.isActive()).isTrue();
    }

    /** As after an unclean election of a leader, which had no more than the first six records. */
    @Test
    void shouldBeActiveOnceItIsKnownThatKafkaHasLostTheChangesThatItLacks() {
        // Given
        partition.received(5, UNREADABLE);
        partition.restored(published(7));
        var early = partition.isActive();

        // When
        partition.restored(published(5));

        // Then
        assertThat(early).isFalse();
        assertThat(partition.isActive()).isTrue();
    }

    private static PublishedState published(long lastPolicyChange) {
        return new PublishedState(lastPolicyChange, Map.of(), Set.of(), Map.of());
    }
}
