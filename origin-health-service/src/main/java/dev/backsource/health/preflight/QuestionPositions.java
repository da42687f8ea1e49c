package dev.backsource.health.preflight;

import dev.backsource.policy.event.Question;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The start positions of assigned partitions: the oldest question with a caller that may still wait. So no question is lost when its partition moves
 * from one instance to another. Called on the consumer's thread, which may wait.
 */
@ApplicationScoped
@Identifier("probe-requests")
class QuestionPositions implements KafkaConsumerRebalanceListener {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Clock clock;

    QuestionPositions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        if (assigned.isEmpty()) {
            return;
        }
        var since = clock.instant().minus(Question.LONGEST).toEpochMilli();
        var ends = consumer.endOffsets(assigned, ANSWER_WITHIN);
        var waiting = consumer.offsetsForTimes(
                assigned.stream().collect(Collectors.toMap(partition -> partition, partition -> since)), ANSWER_WITHIN);
        ends.forEach((partition, end) -> {
            var first = waiting.get(partition);
            consumer.seek(partition, first == null ? end : first.offset());
        });
    }
}
