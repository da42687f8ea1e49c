package dev.backsource.health.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.health.log.GivenLog;
import dev.backsource.health.log.OriginEventPublisher;
import dev.backsource.health.log.PublishedState;
import dev.backsource.health.probe.GivenProber;
import dev.backsource.health.testing.HandTurnedLoop;
import dev.backsource.health.testing.LogLines;
import dev.backsource.health.testing.StandardTestPorts;
import dev.backsource.health.testing.TestDomains;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.StateVersion;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The partitions of an instance, whose calls of Kafka are made as the test turns the loop. */
class OwnedPartitionsTest {
    private static final PublishedState NOTHING = new PublishedState(-1, Map.of(), Set.of(), Map.of());

    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final GivenLog log = new GivenLog();
    private final OriginEventPublisher publisher = log.publisher(loop);
    private final WatchTools tools = new WatchTools(
            GivenProber.of(loop, loop.clock()),
            GivenLoops.none(loop),
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

    /** Others that are read meanwhile are no news about it. */
    @Test
    void shouldLogOnceThatAPartitionCantBeRead() {
        // Given
        log.published(3, NOTHING);
        log.published(4, NOTHING);
        try (var lines = LogLines.of(OwnedPartitions.class)) {
            // When
            partitions.assigned(List.of(2, 3));
            loop.turn();
            loop.pass(Duration.ofSeconds(3));
            partitions.assigned(List.of(4));
            loop.turn();
            loop.pass(Duration.ofSeconds(3));

            // Then
            assertThat(lines.texts())
                    .containsExactly(
                            "published events of partition 2 not read back, retrying: the partition has no leader");
        }
    }

    @Test
    void shouldLogOnceThatEventsAreNotPublishedThoughOthersAre() {
        // Given
        log.published(3, NOTHING);
        partitions.assigned(List.of(3));
        loop.turn();
        try (var lines = LogLines.of(OriginEventPublisher.class)) {
            // When
            publisher.publish(states(namesIn(2).next()));
            for (var round = 0; round < 3; round++) {
                publisher.publish(states(namesIn(3).next()));
                loop.turn();
                loop.pass(Duration.ofSeconds(2));
            }

            // Then
            assertThat(lines.texts())
                    .singleElement()
                    .asString()
                    .endsWith("not published, retrying: the partition is not taken over");
        }
    }

    @Test
    void shouldLogTheOutageOfEachPartition() {
        // Given
        try (var lines = LogLines.of(OriginEventPublisher.class)) {
            // When
            for (var partition : List.of(2, 3)) {
                publisher.publish(states(namesIn(partition).next()));
                loop.turn();
                loop.pass(Duration.ofSeconds(2));
            }

            // Then
            assertThat(lines.texts()).hasSize(2);
        }
    }

    /** A prober that stood still may take a partition over that it no longer owns, and publish what it believes. */
    @Test
    void shouldTakeAPartitionOverAgainWithinAMinuteThoughItHasNothingToPublish() {
        // Given
        log.published(3, NOTHING);
        partitions.assigned(List.of(3));
        partitions.received(3, 0, added(namesIn(3).next()));
        loop.turn();
        loop.pass(Duration.ofSeconds(30));
        log.takenOverByAnother(3);

        // When
        loop.pass(Duration.ofSeconds(32));

        // Then
        assertThat(log.takeOvers()).isEqualTo(2);
        assertThat(partitions.watched().keySet()).containsExactly(3);
    }

    @Test
    void shouldPublishOneStateOfAPartitionAgainEachMinuteAsTheSameEvent() {
        // Given
        log.published(3, NOTHING);
        partitions.assigned(List.of(3));
        var names = namesIn(3);
        partitions.received(3, 0, added(names.next()));
        partitions.received(3, 1, added(names.next()));
        loop.turn();
        loop.pass(Duration.ofSeconds(30));
        var before = events();

        // When
        loop.pass(Duration.ofMinutes(1));

        // Then
        var again = events().subList(before.size(), events().size());
        assertThat(again).hasSize(1);
        assertThat(before).containsAll(again);
    }

    /** The other one may have published something since. */
    @Test
    void shouldNotGoOnFromAStateThatWasReadBeforeAnotherTookThePartitionOver() {
        // Given
        log.published(3, new PublishedState(0, Map.of(), Set.of(), Map.of()));
        partitions.assigned(List.of(3));
        loop.turn();
        log.holdReads();
        loop.pass(Duration.ofSeconds(5));
        log.takenOverByAnother(3);
        partitions.received(3, 0, added(namesIn(3).next()));
        loop.turn();

        // When
        log.releaseReads();
        loop.turn();
        var early = partitions.watched().keySet();
        loop.pass(Duration.ofSeconds(1));

        // Then
        assertThat(early).isEmpty();
        assertThat(partitions.watched().keySet()).containsExactly(3);
        assertThat(log.takeOvers()).isEqualTo(2);
    }

    /** The timers of a round that was cut off must not read beside those of the next one. */
    @Test
    void shouldAwaitTheChangesOfAPartitionOnceAfterItWasTakenOverAgain() {
        // Given
        log.published(3, new PublishedState(0, Map.of(), Set.of(), Map.of()));
        partitions.assigned(List.of(3));
        loop.turn();
        log.takenOverByAnother(3);
        log.published(3, new PublishedState(5, Map.of(), Set.of(), Map.of()));
        var before = log.reads();

        // When
        partitions.received(3, 0, added(namesIn(3).next()));
        loop.turn();
        loop.pass(Duration.ofSeconds(20));

        // Then
        assertThat(log.reads() - before).as("after 1, 6, 11 and 16 s").isEqualTo(4);
    }

    private static OriginHealth states(DomainName domain) {
        return new OriginHealth(domain, 1, Instant.EPOCH, List.of());
    }

    /** The ids of the committed events. */
    private List<String> events() {
        return log.committed().stream()
                .map(written -> EventRecords.attributes(written.headers()).id())
                .toList();
    }

    private static Iterator<DomainName> namesIn(int partition) {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> DomainName.parse("www-" + number + ".example.com"))
                .filter(name -> GivenLog.partitionOf(name) == partition)
                .iterator();
    }

    private static Changed added(DomainName name) {
        var origin = TestDomains.origin(OriginAddress.parse("192.0.2.1"), 80);
        var change = PolicyChange.of(TestDomains.follow(name.value(), origin), 1, Instant.EPOCH);
        return new Changed(change, new StateVersion(0, 1, 1));
    }
}
