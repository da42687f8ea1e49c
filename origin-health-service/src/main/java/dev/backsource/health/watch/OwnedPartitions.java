package dev.backsource.health.watch;

import dev.backsource.eventlog.broker.Outage;
import dev.backsource.health.StateLoop;
import dev.backsource.health.log.OriginEventPublisher;
import dev.backsource.health.log.PublishedReader;
import dev.backsource.health.log.PublishedState;
import dev.backsource.policy.event.PolicyRecord;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * The partitions that this instance owns. A newly assigned one is restored from the published state, each by itself; only then, and
 * once its policy changes are read to their end, are its alerts judged. One that gets no further change before that end is
 * restored again, since Kafka may have lost the changes below it. Lives on the state loop.
 */
@ApplicationScoped
class OwnedPartitions {
    private static final Logger LOG = Logger.getLogger(OwnedPartitions.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** The time without a policy change after which the end of the changes of a partition that hasn't reached it is read again. */
    private static final Duration CHANGES_WITHIN = Duration.ofSeconds(5);
    /** The time within which a partition's owner that has nothing to publish learns that somebody else has taken the partition over. */
    private static final Duration OWNERSHIP_CHECK = Duration.ofMinutes(1);

    private final StateLoop loop;
    private final PublishedReader reader;
    private final OriginEventPublisher publisher;
    private final WatchTools tools;
    private final Map<Integer, OwnedPartition> owned = new HashMap<>();
    private boolean assigned;
    private volatile boolean restoredOnce;

    OwnedPartitions(StateLoop loop, PublishedReader reader, OriginEventPublisher publisher, WatchTools tools) {
        this.loop = loop;
        this.reader = reader;
        this.publisher = publisher;
        this.tools = tools;
        publisher.onLost(this::lost);
    }

    void assigned(Collection<Integer> numbers) {
        if (!assigned) {
            assigned = true;
            checkOwnershipLater();
        }
        numbers.stream().map(this::take).toList().forEach(this::restore);
        checkRestored();
    }

    /** Done when nothing about the partitions is underway to Kafka any more. */
    Future<Void> revoked(Collection<Integer> numbers) {
        numbers.forEach(this::drop);
        return Future.all(numbers.stream().map(publisher::leave).toList()).mapEmpty();
    }

    void received(int number, long offset, PolicyRecord read) {
        var partition = owned.get(number);
        if (partition != null) {
            partition.received(offset, read);
            checkRestored();
        }
    }

    /** Whether the partition's policy changes were read to the end that they had when it was assigned. */
    boolean isActive(int number) {
        var partition = owned.get(number);
        return partition != null && partition.isActive();
    }

    /** The watched domains and ports by partition, without partitions that are not active yet. */
    Map<Integer, WatchCounts> watched() {
        var all = new TreeMap<Integer, WatchCounts>();
        owned.forEach((number, partition) -> {
            var watched = partition.watched();
            if (watched != null) {
                all.put(number, watched);
            }
        });
        return all;
    }

    /** Whether the first assignment has been restored; stays so. May be called on any thread. */
    boolean isRestoredOnce() {
        return restoredOnce;
    }

    private OwnedPartition take(int number) {
        drop(number);
        var partition = new OwnedPartition(
                number,
                tools,
                Outage.toldOnce(failure -> LOG.warnf(
                        "published events of partition %d not read back, retrying: %s", number, failure.getMessage())));
        owned.put(number, partition);
        return partition;
    }

    private void drop(int number) {
        var partition = owned.remove(number);
        if (partition != null) {
            partition.stop();
        }
    }

    /** Takes the partition over before it reads the published state, so that nobody else publishes anything behind that. */
    private void restore(OwnedPartition partition) {
        var round = partition.beginRound();
        publisher
                .takeOver(partition.number())
                .compose(taken -> reader.read(partition.number()))
                .onSuccess(published -> loop.execute(() -> restored(partition, round, published)))
                .onFailure(failure -> loop.execute(() -> failed(partition, round, failure)));
    }

    private void restored(OwnedPartition partition, int round, PublishedState published) {
        partition.outage().succeeded();
        if (isUnderway(partition, round)) {
            partition.restored(published);
            checkRestored();
            awaitChanges(partition, round);
        }
    }

    private void awaitChanges(OwnedPartition partition, int round) {
        if (partition.isActive()) {
            return;
        }
        var before = partition.lastOffset();
        loop.after(CHANGES_WITHIN, () -> {
            if (!isUnderway(partition, round)) {
                return;
            }
            if (partition.lastOffset() == before && !partition.isActive()) {
                restore(partition);
            } else {
                awaitChanges(partition, round);
            }
        });
    }

    private void failed(OwnedPartition partition, int round, Throwable failure) {
        partition.outage().failed(failure);
        if (isUnderway(partition, round)) {
            restoreAfterPause(partition, round);
        }
    }

    private void restoreAfterPause(OwnedPartition partition, int round) {
        loop.after(RETRY, () -> {
            if (isUnderway(partition, round)) {
                restore(partition);
            }
        });
    }

    /**
     * Somebody else has taken a partition over. If it is still this instance's, that one was its owner before, and has stood still; if it isn't, this one
     * learns so in a moment. Until then it goes on from the published state, as after any take-over.
     */
    private void lost(int number) {
        var partition = owned.get(number);
        if (partition != null) {
            publisher.leave(number);
            restoreAfterPause(partition, partition.suspend());
        }
    }

    /** Whether {@code round} is the latest of a partition that this instance owns. The timers and results of earlier rounds have no effect. */
    private boolean isUnderway(OwnedPartition partition, int round) {
        return owned.get(partition.number()) == partition && partition.round() == round;
    }

    private void checkOwnershipLater() {
        loop.after(OWNERSHIP_CHECK, () -> {
            owned.values().forEach(OwnedPartition::publishAgain);
            checkOwnershipLater();
        });
    }

    private void checkRestored() {
        if (!restoredOnce && assigned && owned.values().stream().allMatch(OwnedPartition::isActive)) {
            restoredOnce = true;
            LOG.infof("partitions restored: %s", owned.keySet());
        }
    }
}
