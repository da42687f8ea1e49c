package dev.backsource.config.view;

import dev.backsource.eventlog.reading.CompactedView;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The present state of a compacted topic: the latest value by key. An unusable record is counted and skipped, and the earlier value stays. {@link
 * Views} creates instances.
 */
public final class LiveView<V> implements CompactedView.Listener {
    private static final Logger LOG = Logger.getLogger(LiveView.class);

    private final Topic topic;
    private final CompactedView<V> view;
    private final Consumer<String> onChange;
    private final Counter rejected;
    private final BroadcastProcessor<String> changes = BroadcastProcessor.create();

    LiveView(
            Topic topic,
            Function<byte[], V> decoder,
            Function<V, String> keyOf,
            int most,
            CompactedView.Gate<V> gate,
            Consumer<String> onChange,
            MeterRegistry registry) {
        this.topic = topic;
        this.view = new CompactedView<>(topic, decoder, keyOf, most, gate, this);
        this.onChange = onChange;
        this.rejected = Counter.builder("backsource.view.rejected")
                .description("Records of other services that were skipped")
                .tag("topic", topic.topicName())
                .register(registry);
    }

    /** Whether the view holds all records of the topic at this service's start. */
    public boolean isComplete() {
        return view.isComplete();
    }

    /** The value under {@code key}; null when there is none. */
    public @Nullable V get(String key) {
        return view.get(key);
    }

    /** A live view of all values, in no order. */
    public Collection<V> values() {
        return view.values();
    }

    /** The keys that change, from now on. A slow reader misses some. */
    public Multi<String> changes() {
        return changes.onOverflow().dropPreviousItems();
    }

    Topic topic() {
        return topic;
    }

    CompactedView<V> view() {
        return view;
    }

    @Override
    public void changed(String key) {
        onChange.accept(key);
        changes.onNext(key);
    }

    /** Silence alerts come from the database, and are no mistake on the topic of alerts. */
    @Override
    public void skipped(ConsumerRecord<String, byte[]> received, String reason) {
        if (topic == Topic.ORIGIN_ALERTS && SilenceAlert.isKey(received.key())) {
            return;
        }
        rejected.increment();
        LOG.warnf("skipped %s-%d offset=%d: %s", topic.topicName(), received.partition(), received.offset(), reason);
    }

    /** Outages of Kafka are logged by its contact. */
    @Override
    public void failed(RuntimeException failure) {
        LOG.log(
                failure instanceof KafkaException ? Logger.Level.DEBUG : Logger.Level.ERROR,
                "reading " + topic.topicName() + " restarts at its last position",
                failure);
    }
}
