package dev.backsource.config.view;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.reading.CompactedView;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Views that take records without Kafka. */
public final class GivenViews extends Views {
    private final Map<Topic, LiveView<?>> given = new HashMap<>();

    public GivenViews() {
        super(null, null, new SimpleMeterRegistry());
    }

    @Override
    public <V> LiveView<V> of(
            Topic topic,
            EventCodec<V> codec,
            Function<V, String> keyOf,
            int most,
            CompactedView.Gate<V> gate,
            Consumer<String> onChange) {
        var view = super.of(topic, codec, keyOf, most, gate, onChange);
        given.put(topic, view);
        return view;
    }

    /** Has the view of {@code topic} take a record; null for a removal. */
    public void take(Topic topic, String key, byte @Nullable [] value) {
        var attributes = new CloudEvent(key + "/1", topic.eventType(), "/test", key, Instant.EPOCH, 1L, null);
        var sent = EventRecords.toRecord(topic, 0, key, value, attributes);
        var received = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(received.headers()::add);
        given.get(topic).view().accept(received);
    }
}
