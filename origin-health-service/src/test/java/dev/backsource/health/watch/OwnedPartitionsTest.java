package dev.backsource.health.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.log.GivenLog;
import dev.backsource.health.log.OriginEventPublisher;
import dev.backsource.health.log.PublishedState;
import dev.backsource.health.probe.GivenProber;
import dev.backsource.health.testing.HandTurnedLoop;
import dev.backsource.health.testing.StandardTestPorts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The partitions of an instance, whose calls of Kafka are made as the test turns the loop. */
class OwnedPartitionsTest {
    private static final PublishedState NOTHING = new PublishedState(-1, Map.of(), Set.of(), Map.of());

    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final GivenLog log = new GivenLog();
    private final OriginEventPublisher publisher = log.publisher(loop);
    private final WatchTools tools = new WatchTools(
            GivenProber.of(loop, loop.clock()),
            publisher,
            loop.clock(),
            new StandardTestPorts(80, 443),
            new SimpleMeterRegistry());
    private final OwnedPartitions partitions = new OwnedPartitions(loop, log.reader(), publisher, tools);

    @Test
    void shouldWatchAPartitionWhileAnotherCantBeTakenOverOrRead() {
        // Given
        log.loseCoordinator(1);
        log.published(1, NOTHING);
        log.published(3, NOTHING);

        // When
        partitions.assigned(List.of(1, 2, 3));
        loop.turn();

        // Then
        assertThat(partitions.watched().keySet()).containsExactly(3);
        assertThat(partitions.isRestoredOnce()).isFalse();
    }

    @Test
    void shouldWatchAPartitionOnceItCanBeRead() {
        // Given
        log.published(3, NOTHING);
        partitions.assigned(List.of(2, 3));
        loop.turn();

        // When
        log.published(2, NOTHING);
        loop.ring();

        // Then
        assertThat(partitions.watched().keySet()).containsExactly(2, 3);
        assertThat(partitions.isRestoredOnce()).isTrue();
    }
}
