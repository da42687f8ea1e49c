package dev.backsource.config.view;

import dev.backsource.config.reading.ReadingProgress;
import dev.backsource.eventlog.reading.CompactedView;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The views of this service, and the consumers that follow their topics. Until a view has read up to its topic's end at the start, a missing key
 * means nothing.
 */
@Singleton
public class Views {
    /** The topics whose views readiness waits for. The probers' status isn't among them: without it ports are shown as last reported. */
    static final List<Topic> VIEWED = List.of(Topic.EDGE_STATUS, Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS);

    /** The prefix of the consumers' names in metrics. */
    private static final String CLIENT_PREFIX = "kafka-consumer-";

    private final ConsumerFactory consumers;
    private final ReadingProgress progress;
    private final MeterRegistry registry;
    private final Map<Topic, LiveView<?>> views = new ConcurrentHashMap<>();
    private final List<TopicFollower> followers = new CopyOnWriteArrayList<>();

    Views(ConsumerFactory consumers, ReadingProgress progress, MeterRegistry registry) {
        this.consumers = consumers;
        this.progress = progress;
        this.registry = registry;
    }

    /**
     * An empty view of {@code topic}, to be {@linkplain #follow followed} by the caller.
     *
     * @param keyOf the key that a value has to have
     * @param most the limit of values; records of further keys are skipped
     * @param gate decides whether a value is accepted
     * @param onChange gets the key of each record after it was accepted; not the keys of skipped ones
     */
    public <V> LiveView<V> of(
            Topic topic,
            EventCodec<V> codec,
            Function<V, String> keyOf,
            int most,
            CompactedView.Gate<V> gate,
            Consumer<String> onChange) {
        var view = new LiveView<>(topic, codec::decode, keyOf, most, gate, onChange, registry);
        views.put(topic, view);
        return view;
    }

    /** As {@link #of(Topic, EventCodec, Function, int, CompactedView.Gate, Consumer)}, for values of each domain, without a listener. */
    public <V> LiveView<V> of(Topic topic, EventCodec<V> codec, Function<V, String> keyOf) {
        return of(topic, codec, keyOf, Integer.MAX_VALUE, CompactedView.Gate.open(), key -> {});
    }

    /** Starts to read {@code view}'s topic into it. */
    public void follow(LiveView<?> view) {
        var all = FollowerConfig.of(clientId(view.topic()), view.topic());
        // An alert is an event: one whose transaction was aborted never began, or never ended.
        var following = view.topic() == Topic.ORIGIN_ALERTS ? all.committed() : all;
        var reader = progress.measured(following.name(), view.view());
        followers.add(TopicFollower.start(consumers, following, reader));
    }

    private static String clientId(Topic topic) {
        return CLIENT_PREFIX + topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void stop(@Observes ShutdownEvent event) {
        followers.forEach(TopicFollower::stop);
        followers.forEach(TopicFollower::close);
    }

    /** Whether the view of {@code topic} holds everything that was there at the start. */
    boolean isComplete(Topic topic) {
        var view = views.get(topic);
        return view != null && view.isComplete();
    }
}
