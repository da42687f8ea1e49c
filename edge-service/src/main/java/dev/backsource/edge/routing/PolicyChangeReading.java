package dev.backsource.edge.routing;

import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads every partition of the policy changes from its beginning and then on, on a thread of its own, while the batch before
 * is taken in on another. A Kafka that is away, or whose name doesn't resolve yet, is waited for.
 *
 * <p>No channel stands in between: at a start there may be a million records, and what a channel makes of each takes longer
 * than reading it.
 */
@ApplicationScoped
class PolicyChangeReading {
    private static final Logger LOG = Logger.getLogger(PolicyChangeReading.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long RETRY_MS = 500;
    private static final long STOP_WITHIN_MS = 2_000;
    private static final int RECORDS_AT_ONCE = 5_000;
    private static final int RECORDS_WORTH_A_POLL = 500;
    /** How long the next records are left to gather for each one read, and at most. */
    private static final long GATHER_PER_RECORD_MS = 5;

    private static final long GATHER_AT_MOST_MS = 50;
    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, Topic.POLICY_CHANGES.partitions())
            .mapToObj(partition -> new TopicPartition(Topic.POLICY_CHANGES.topicName(), partition))
            .toList();

    private final MeterRegistry registry;
    private final Map<String, Object> kafka;
    private final PolicyChangeIntake intake;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "policy-changes");
    /** Whether it was said that Kafka is waited for; used by the thread only. */
    private boolean failing;

    private volatile @Nullable Consumer<?, ?> polled;

    PolicyChangeReading(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            PolicyChangeConsumer changes,
            MeterRegistry registry) {
        this.registry = registry;
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(ConsumerConfig.CLIENT_ID_CONFIG, "policy-changes");
        this.kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.kafka.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        this.kafka.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.intake = new PolicyChangeIntake(changes::take, PARTITIONS);
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        var consumer = polled;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(STOP_WITHIN_MS);
    }

    private void run() {
        try (intake) {
            do {
                readUntilFailure();
            } while (!stopped.await(RETRY_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilFailure() throws InterruptedException {
        try (var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
                var metrics = new KafkaClientMetrics(consumer)) {
            metrics.bindTo(registry);
            polled = consumer;
            consumer.assign(PARTITIONS);
            intake.positions().forEach(consumer::seek);
            while (stopped.getCount() > 0) {
                gather(read(consumer));
            }
        } catch (WakeupException e) {
            LOG.debug("reading stops");
        } catch (KafkaException e) {
            if (!failing) {
                LOG.warnf("reading the policy changes waits for Kafka: %s", e);
            }
            failing = true;
        } catch (RuntimeException e) {
            LOG.error("reading the policy changes goes on after a failure", e);
        }
    }

    /** Returns how many. */
    private int read(Consumer<String, byte[]> consumer) {
        var batch = consumer.poll(POLL);
        if (batch.isEmpty()) {
            intake.finish();
        } else {
            failing = false;
            intake.take(batch);
        }
        return batch.count();
    }

    /**
     * Where few records come at a time but many a second, fewer polls: each costs clients more of the processor than the
     * records it brings. A change that comes alone waits for nothing.
     */
    private void gather(int records) throws InterruptedException {
        if (records < RECORDS_WORTH_A_POLL) {
            stopped.await(Math.min(records * GATHER_PER_RECORD_MS, GATHER_AT_MOST_MS), TimeUnit.MILLISECONDS);
        }
    }
}
