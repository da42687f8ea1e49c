package dev.backsource.health.watch;

import dev.backsource.health.StateLoop;
import dev.backsource.policy.event.Topic;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Follows the group's assignments. State is in memory, so an assigned partition is read from its beginning; a revoked one
 * is given away only when nothing about it is underway to Kafka any more. Its next owner takes it over at Kafka, which refuses late records of a prober
 * that stood still or was cut off. Called on the consumer's thread, which may wait.
 */
@ApplicationScoped
@Identifier("policy-changes")
class PartitionHandover implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(PartitionHandover.class);
    private static final Duration TOPIC_LOOKUP = Duration.ofSeconds(5);
    private static final long FAREWELL_MILLIS = 3000;

    private final StateLoop loop;
    private final OwnedPartitions partitions;

    PartitionHandover(StateLoop loop, OwnedPartitions partitions) {
        this.loop = loop;
        this.partitions = partitions;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        if (assigned.isEmpty()) {
            // Either there are more instances than partitions, or the topic is not there yet.
            if (!consumer.assignment().isEmpty() || topicExists(consumer)) {
                loop.execute(() -> partitions.assigned(List.of()));
            }
            return;
        }
        consumer.seekToBeginning(assigned);
        var numbers = numbers(assigned);
        LOG.infof("partitions assigned: %s", numbers);
        loop.execute(() -> partitions.assigned(numbers));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        if (revoked.isEmpty()) {
            return;
        }
        var numbers = numbers(revoked);
        var left = new CompletableFuture<Void>();
        loop.execute(() -> partitions.revoked(numbers).onComplete(done -> left.complete(null)));
        await(left);
        LOG.infof("partitions revoked: %s", numbers);
    }

    private static boolean topicExists(Consumer<?, ?> consumer) {
        try {
            var known = consumer.partitionsFor(Topic.POLICY_CHANGES.topicName(), TOPIC_LOOKUP);
            return known != null && !known.isEmpty();
        } catch (KafkaException e) {
            return false;
        }
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).sorted().toList();
    }

    private static void await(CompletableFuture<Void> left) {
        try {
            left.get(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("writes to Kafka still in progress; the next owner's take-over ends them");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
