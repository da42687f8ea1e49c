package dev.backsource.config.view;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A compacted topic as a map: the latest value by key. A record that can't be used is counted and skipped, and what was
 * there stays.
 */
public final class CompactedTopic<V> {
    private static final Logger LOG = Logger.getLogger(CompactedTopic.class);

    private final Topic topic;
    private final EventCodec<V> codec;
    private final Function<V, String> keyOf;
    private final ViewProgress progress;
    private final Counter rejected;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final BroadcastProcessor<String> changes = BroadcastProcessor.create();

    /**
     * An empty map.
     *
     * @param keyOf the key that a value has to stand under
     */
    public CompactedTopic(
            Topic topic,
            EventCodec<V> codec,
            Function<V, String> keyOf,
            ViewProgress progress,
            MeterRegistry registry) {
        this.topic = topic;
        this.codec = codec;
        this.keyOf = keyOf;
        this.progress = progress;
        this.rejected = Counter.builder("backsource.view.rejected")
                .description("Records of other services that could not be used")
                .tag("topic", topic.topicName())
                .register(registry);
    }

    /** Takes in the next record. Never throws. */
    public void accept(ConsumerRecord<String, byte[]> received) {
        try {
            apply(received.key(), received);
        } catch (MalformedEventException e) {
            rejected.increment();
            LOG.warnf(
                    "%s-%d offset=%d is skipped: %s",
                    topic.topicName(), received.partition(), received.offset(), e.reason());
        } finally {
            progress.dealtWith(topic, received.partition(), received.offset());
        }
    }

    /** Whether all is in that the topic held when this service started. */
    public boolean isComplete() {
        return progress.isComplete(topic);
    }

    /** The value under {@code key}; null when there is none. */
    public @Nullable V get(String key) {
        return values.get(key);
    }

    /** All values as they are while being looked at, in no order. */
    public Collection<V> values() {
        return Collections.unmodifiableCollection(values.values());
    }

    /** The keys that change, from now on. A slow reader misses some. */
    public Multi<String> changes() {
        return changes.onOverflow().dropPreviousItems();
    }

    private void apply(@Nullable String key, ConsumerRecord<String, byte[]> received) {
        if (key == null) {
            throw new MalformedEventException("the record has no key");
        }
        if (received.value() == null) {
            values.remove(key);
        } else {
            values.put(key, decode(key, received));
        }
        changes.onNext(key);
    }

    private V decode(String key, ConsumerRecord<String, byte[]> received) {
        EventRecords.attributes(received.headers()).requireType(topic);
        var value = codec.decode(received.value());
        if (!key.equals(keyOf.apply(value))) {
            throw new MalformedEventException("the key is not the one of the value, " + keyOf.apply(value));
        }
        return value;
    }
}
