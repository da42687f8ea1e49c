package dev.backsource.health.log;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.writing.FencedPublisher;
import dev.backsource.health.StateLoop;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The log of a test: partitions to take over, and their published state. */
public final class GivenLog {
    private final Map<Integer, MockProducer<String, byte[]>> owners = new HashMap<>();
    private final List<MockProducer<String, byte[]>> producers = new ArrayList<>();
    private final Map<Integer, PublishedState> published = new HashMap<>();
    private final Set<Integer> withoutCoordinator = new HashSet<>();
    private final List<Runnable> reads = new ArrayList<>();
    private boolean readsAreHeld;
    private int readCount;

    /** A publisher whose producers are called on {@code loop}. */
    public OriginEventPublisher publisher(StateLoop loop) {
        return new OriginEventPublisher(
                loop,
                new PartitionWriters(loop, this::takeOver, loop),
                new ProberStatusChannel(null),
                new SimpleMeterRegistry());
    }

    /** A reader of partitions with a published state; of the others the end can't be read. */
    public PublishedReader reader() {
        return new PublishedReader(null, null, null) {
            @Override
            public Future<PublishedState> read(int partition) {
                var state = published.get(partition);
                if (state == null) {
                    return Future.failedFuture(new TimeoutException("the partition has no leader"));
                }
                readCount++;
                var read = Promise.<PublishedState>promise();
                reads.add(() -> read.complete(state));
                if (!readsAreHeld) {
                    releaseReads();
                }
                return read.future();
            }
        };
    }

    public void published(int partition, PublishedState state) {
        published.put(partition, state);
    }

    /** Has reads that begin from now on take until they are {@linkplain #releaseReads released}. */
    public void holdReads() {
        readsAreHeld = true;
    }

    /** Ends the reads under way, with the state that was there as they began. */
    public void releaseReads() {
        readsAreHeld = false;
        var ended = List.copyOf(reads);
        reads.clear();
        ended.forEach(Runnable::run);
    }

    /** Kafka doesn't answer to a take-over of {@code partition} from now on. */
    public void loseCoordinator(int partition) {
        withoutCoordinator.add(partition);
    }

    /** Has somebody else take {@code partition} over. */
    public void takenOverByAnother(int partition) {
        owners.remove(partition).fenceProducer();
    }

    /** The partition of a domain's events. */
    public static int partitionOf(DomainName domain) {
        return EventRecords.partitionOf(Topic.ORIGIN_HEALTH, domain.value());
    }

    /** How often a partition was taken over. */
    public int takeOvers() {
        return producers.size();
    }

    /** How often a published state was read. */
    public int reads() {
        return readCount;
    }

    /** The committed records of all producers. */
    public List<ProducerRecord<String, byte[]>> committed() {
        return producers.stream()
                .flatMap(producer -> producer.history().stream())
                .toList();
    }

    private FencedPublisher takeOver(int partition) {
        if (withoutCoordinator.contains(partition)) {
            throw new TimeoutException("no answer of the coordinator");
        }
        var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        producers.add(producer);
        owners.put(partition, producer);
        return FencedPublisher.takeOver(producer);
    }
}
