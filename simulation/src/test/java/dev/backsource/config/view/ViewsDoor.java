package dev.backsource.config.view;

import dev.backsource.config.reading.ReadingProgress;
import dev.backsource.config.reading.SilenceSettings;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;

/** Views that somebody else follows. */
public final class ViewsDoor extends Views {
    private final BiConsumer<Topic, TopicReader> follower;

    /** @param follower has each reader follow its topic */
    public ViewsDoor(ConsumerFactory consumers, Clock clock, BiConsumer<Topic, TopicReader> follower) {
        super(consumers, new ReadingProgress(clock, silence()), new SimpleMeterRegistry());
        this.follower = follower;
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
