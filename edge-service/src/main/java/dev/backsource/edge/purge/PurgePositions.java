package dev.backsource.edge.purge;

import dev.backsource.edge.cache.EdgeCache;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Says from where each partition is read: from its end when the edge sees it for the first time, since its cache knows
 * nothing older; from where it was when it lost sight of it. What was cached before a partition was first seen may have
 * been purged unheard, so the cache is emptied then.
 */
@ApplicationScoped
@Identifier("cache-purges")
class PurgePositions implements KafkaConsumerRebalanceListener {
    private final PurgeProgress progress;
    private final EdgeCache cache;
    private final Event<PurgeAdvanced> advanced;

    PurgePositions(PurgeProgress progress, EdgeCache cache, Event<PurgeAdvanced> advanced) {
        this.progress = progress;
        this.cache = cache;
        this.advanced = advanced;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var isNew = partitions.stream().anyMatch(partition -> !progress.hasStarted(partition.partition()));
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> consumer.seek(partition, progress.next(partition.partition(), end)));
        if (isNew) {
            cache.clear();
        }
        advanced.fire(new PurgeAdvanced());
    }
}
