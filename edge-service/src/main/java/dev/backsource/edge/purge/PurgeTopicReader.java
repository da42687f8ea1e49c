package dev.backsource.edge.purge;

import dev.backsource.edge.cache.EdgeCache;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * The reader of purges. A partition is read from its end when the edge sees it for the first time, since the cache
 * contains nothing older, and from then on without gaps. Responses stored before that moment may have missed a purge,
 * so the cache is cleared then.
 */
public final class PurgeTopicReader implements TopicReader {
    private static final Logger LOG = Logger.getLogger(PurgeTopicReader.class);
    /** The topic to read. */
    public static final FollowerConfig FOLLOWING = FollowerConfig.of("kafka-consumer-cache-purges", Topic.CACHE_PURGES);

    private final CachePurgeConsumer purges;
    private final PurgeProgress progress;
    private final EdgeCache cache;
    private final Runnable advanced;

    /** @param advanced runs when purges have been processed, or the first offset to read is known */
    public PurgeTopicReader(
            EdgeCache cache,
            PurgeProgress progress,
            PurgeRejections rejections,
            SignatureCheck signatures,
            MeterRegistry registry,
            Runnable advanced) {
        this.purges = new CachePurgeConsumer(cache, progress, rejections, advanced, signatures, registry);
        this.progress = progress;
        this.cache = cache;
        this.advanced = advanced;
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        var partitions = FOLLOWING.partitions();
        var isNew = partitions.stream().anyMatch(partition -> !progress.hasStarted(partition.partition()));
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> consumer.seek(partition, progress.next(partition.partition(), end)));
        if (isNew) {
            cache.clear();
        }
        advanced.run();
        return batch -> {
            if (!batch.isEmpty()) {
                purges.take(batch);
            }
        };
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.error("failed to read purges; reading restarts at the same position", failure);
    }

    /** Only the status reporter logs an outage of Kafka. */
    @Override
    public void away(KafkaException failure) {
        LOG.debug("failed to read purges; reading restarts at the same position", failure);
    }
}
