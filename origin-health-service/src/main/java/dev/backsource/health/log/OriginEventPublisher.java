package dev.backsource.health.log;

import dev.backsource.health.StateLoop;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Publishes port states and alerts: per key in order, one at a time, and each until it is written. While Kafka is away
 * the newest state of a domain and the transitions of its alerts are kept. Lives on the state loop.
 */
@ApplicationScoped
public class OriginEventPublisher {
    private static final Logger LOG = Logger.getLogger(OriginEventPublisher.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final StateLoop loop;
    private final PartitionWriters writers;
    private final ProberStatusChannel channel;
    /** Changed on the loop only; concurrent so that its size can be measured from elsewhere. */
    private final Map<String, KeyQueue> queues = new ConcurrentHashMap<>();

    private final Map<KeyQueue, Promise<Void>> leaving = new HashMap<>();
    private final Counter failed;
    /** The keys whose last write failed, by partition, whose outages may differ: while there is one, no further failure of its partition is logged. */
    private final Map<Integer, Set<String>> failing = new HashMap<>();

    OriginEventPublisher(
            StateLoop loop, PartitionWriters writers, ProberStatusChannel channel, MeterRegistry registry) {
        this.loop = loop;
        this.writers = writers;
        this.channel = channel;
        Gauge.builder("backsource.events.unsent", queues, Map::size)
                .description("Keys with unsent events")
                .register(registry);
        this.failed = Counter.builder("backsource.events.failed")
                .description("Writes refused by Kafka and retried")
                .register(registry);
    }

    public void publish(OriginHealth health) {
        add(OriginEvents.of(health));
    }

    /** Publishes the removal of a domain's port states. */
    public void publishRemoval(DomainName domain, long revision, Instant at) {
        add(OriginEvents.healthRemoved(domain, revision, at));
    }

    /**
     * Publishes a transition of an alert or a change of its affected ports.
     *
     * @param at the time of the transition or change
     */
    public void publish(OriginAlert alert, Instant at) {
        add(OriginEvents.of(alert, at));
    }

    /**
     * Takes a partition over: from then on nobody else publishes its events. Done before it is read back; fails when Kafka doesn't answer.
     */
    public Future<Void> takeOver(int partition) {
        return writers.takeOver(partition);
    }

    /** Has {@code listener} run on the loop when a partition has to be taken over again, since somebody else did so meanwhile. */
    public void onLost(IntConsumer listener) {
        writers.onLost(listener);
    }

    /** Publishes a sign of life. */
    public void publish(ProberStatus status) {
        add(OriginEvents.of(status));
    }

    /**
     * Drops the unsent events of {@code partition}, since another instance now owns it. Done when none of its events is
     * underway any more, so that the other instance reads back everything written.
     */
    public Future<Void> leave(int partition) {
        var left = queues.entrySet().stream()
                .filter(queue -> queue.getValue().partition() == partition)
                .toList();
        left.forEach(queue -> queues.remove(queue.getKey()));
        failing.remove(partition);
        left.forEach(queue -> queue.getValue().drop());
        writers.leave(partition);
        return Future.all(left.stream()
                        .map(Map.Entry::getValue)
                        .filter(KeyQueue::isUnderway)
                        .map(queue -> leaving.computeIfAbsent(queue, key -> Promise.promise()))
                        .map(Promise::future)
                        .toList())
                .mapEmpty();
    }

    private void add(OutgoingRecord outgoing) {
        var queue = queues.computeIfAbsent(outgoing.queueName(), key -> new KeyQueue(outgoing.partition()));
        queue.add(outgoing);
        sendNext(outgoing.queueName(), queue);
    }

    private void sendNext(String key, KeyQueue queue) {
        var next = queue.next();
        if (next != null) {
            send(next.record()).onComplete(done -> loop.execute(() -> finished(key, queue, done)));
        } else if (queue.isEmpty()) {
            queues.remove(key, queue);
        }
    }

    /** A late heartbeat does no harm, since the next one follows in seconds; of port states and alerts the last record counts. */
    private Future<Void> send(ProducerRecord<String, byte[]> record) {
        return record.topic().equals(Topic.PROBER_STATUS.topicName()) ? channel.send(record) : writers.send(record);
    }

    private void finished(String key, KeyQueue queue, AsyncResult<Void> done) {
        var leaver = leaving.remove(queue);
        if (done.succeeded()) {
            queue.sent();
            failing.computeIfAbsent(queue.partition(), first -> new HashSet<>()).remove(key);
        } else {
            queue.failed();
        }
        if (leaver != null) {
            leaver.complete();
        } else if (done.succeeded()) {
            sendNext(key, queue);
        } else {
            failed.increment();
            logOnce(key, queue.partition(), done.cause());
            loop.after(RETRY, () -> retry(key, queue));
        }
    }

    private void retry(String key, KeyQueue queue) {
        if (queues.get(key) == queue) {
            sendNext(key, queue);
        }
    }

    private void logOnce(String key, int partition, Throwable cause) {
        var ofPartition = failing.computeIfAbsent(partition, first -> new HashSet<>());
        if (ofPartition.isEmpty()) {
            LOG.warnf("%s not published, retrying: %s", key, cause.getMessage());
        }
        ofPartition.add(key);
    }
}
