package dev.backsource.config.view;

import dev.backsource.config.reading.ReadingProgress;
import dev.backsource.config.reading.SilenceSettings;
import dev.backsource.eventlog.reading.CompactedView;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import dev.backsource.simulation.SharedValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Views that somebody else follows. */
public final class ViewsDoor extends Views {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final SharedValues values;
    private final BiConsumer<Topic, TopicReader> follower;

    /**
     * Views that hold {@code values}.
     *
     * @param follower has each reader follow its topic
     */
    public ViewsDoor(
            ConsumerFactory consumers, Clock clock, SharedValues values, BiConsumer<Topic, TopicReader> follower) {
        super(consumers, new ReadingProgress(clock, silence()), new SimpleMeterRegistry());
        this.values = values;
        this.follower = follower;
    }

    @Override
    public <V> LiveView<V> of(
            Topic topic,
            EventCodec<V> codec,
            Function<V, String> keyOf,
            int most,
            CompactedView.Gate<V> gate,
            Consumer<String> onChange) {
        return new LiveView<>(topic, values.decoder(codec), keyOf, most, gate, onChange, registry);
    }

    @Override
    public void follow(LiveView<?> view) {
        follower.accept(view.topic(), view.view());
    }

    private static SilenceSettings silence() {
        return (SilenceSettings) Proxy.newProxyInstance(
                SilenceSettings.class.getClassLoader(),
                new Class<?>[] {SilenceSettings.class},
                (proxy, method, values) -> Duration.ofSeconds(10));
    }
}
