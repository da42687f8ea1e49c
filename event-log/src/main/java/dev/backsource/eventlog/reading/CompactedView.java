package dev.backsource.eventlog.reading;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.topics.TopicPartitions;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A compacted topic as a map: the latest value by key. An unusable record is reported and skipped, and the present value stays. After a failure it
 * goes on from its last position. One thread reads records; any thread may read the map.
 */
public final class CompactedView<V> implements TopicReader {
    private final Topic topic;
    private final Function<byte[], V> decoder;
    private final Function<V, String> keyOf;
    private final int most;
    private final Gate<V> gate;
    private final Listener listener;
    private final List<TopicPartition> partitions;
    private final ReadPositions positions;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    /** The topic's end at the start; null while it is unknown. */
    private volatile @Nullable TopicEnd end;

    private volatile boolean complete;

    /**
     * An empty map, of as many values as the topic has keys.
     *
     * @param decoder reads a record's value; throws a {@link MalformedEventException} for an unusable one
     * @param keyOf the key that a value's record must have
     */
    public CompactedView(Topic topic, Function<byte[], V> decoder, Function<V, String> keyOf, Listener listener) {
        this(topic, decoder, keyOf, Integer.MAX_VALUE, Gate.open(), listener);
    }

    /**
     * An empty map for a topic with keys that its writers choose.
     *
     * @param decoder reads a record's value; throws a {@link MalformedEventException} for an unusable one
     * @param keyOf the key that a value's record must have
     * @param most the most values; records of further keys are skipped
     * @param gate the check before a value is taken in
     */
    public CompactedView(
            Topic topic,
            Function<byte[], V> decoder,
            Function<V, String> keyOf,
            int most,
            Gate<V> gate,
            Listener listener) {
        this.topic = topic;
        this.decoder = decoder;
        this.keyOf = keyOf;
        this.most = most;
        this.gate = gate;
        this.listener = listener;
        this.partitions = TopicPartitions.of(topic);
        this.positions = new ReadPositions(partitions);
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        if (end == null) {
            end = TopicEnd.ofExisting(consumer, partitions);
        }
        positions.seek(consumer);
        return new Reading();
    }

    @Override
    public void failed(RuntimeException failure) {
        listener.failed(failure);
    }

    /** Takes in the next record. */
    public void accept(ConsumerRecord<String, byte[]> received) {
        try {
            apply(received.key(), received);
        } catch (MalformedEventException e) {
            listener.skipped(received, e.reason());
        } catch (RuntimeException e) {
            listener.skipped(received, "the service failed to process it: " + e);
        }
    }

    /** Whether all records that the topic held at the start are taken in; stays so. A missing topic held none. */
    public boolean isComplete() {
        var known = end;
        if (!complete && known != null && positions.haveReached(known)) {
            complete = true;
        }
        return complete;
    }

    /** The value under {@code key}; null when there is none. */
    public @Nullable V get(String key) {
        return values.get(key);
    }

    /** A live view of all values, in no order. */
    public Collection<V> values() {
        return Collections.unmodifiableCollection(values.values());
    }

    private void apply(@Nullable String key, ConsumerRecord<String, byte[]> received) {
        if (key == null) {
            throw new MalformedEventException("the record has no key");
        }
        if (received.value() == null) {
            values.remove(key);
        } else {
            var value = decode(key, received);
            if (!gate.admits(received, value)) {
                return;
            }
            if (values.size() >= most && !values.containsKey(key)) {
                throw new MalformedEventException("the limit of " + most + " keys is reached");
            }
            values.put(key, value);
        }
        listener.changed(key);
    }

    private V decode(String key, ConsumerRecord<String, byte[]> received) {
        EventRecords.attributes(received.headers()).requireType(topic);
        var value = decoder.apply(received.value());
        if (!key.equals(keyOf.apply(value))) {
            throw new MalformedEventException("the key does not match the value's, " + keyOf.apply(value));
        }
        return value;
    }

    private final class Reading implements Session {
        @Override
        public void take(ConsumerRecords<String, byte[]> batch) {
            batch.forEach(CompactedView.this::accept);
            positions.advance(batch);
        }

        @Override
        public void idle(Consumer<?, ?> consumer) {
            var known = end;
            if (known != null && !isComplete()) {
                end = known.lowered(TopicEnd.ofExistingSoon(consumer, partitions));
            }
        }
    }

    /** The check of values before they are taken in, on the reading thread; for a refused one, the key's present value stays. */
    @FunctionalInterface
    public interface Gate<V> {
        boolean admits(ConsumerRecord<String, byte[]> received, V value);

        /** Takes in every value. */
        static <V> Gate<V> open() {
            return (received, value) -> true;
        }
    }

    /** The listener to records, called on the reading thread. */
    public interface Listener {
        /** Reports that a record was skipped, with the reason. */
        void skipped(ConsumerRecord<String, byte[]> received, String reason);

        /** Reports that the value of {@code key} has changed, or is gone. */
        default void changed(String key) {}

        /** Reports that reading failed and is retried; called at each attempt. */
        default void failed(RuntimeException failure) {}
    }
}
