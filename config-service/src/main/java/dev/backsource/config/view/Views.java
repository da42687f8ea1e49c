package dev.backsource.config.view;

import dev.backsource.config.reading.ReadingProgress;
import dev.backsource.eventlog.reading.CompactedView;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.Following;
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
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The views of this service and who follows their topics. Before a view has read up to where its topic ended at the start, what it
 * doesn't hold says nothing.
 */
@Singleton
public class Views {
    /** The topics whose views readiness waits for. Probers' signs of life aren't among them: without them ports are shown as they were told. */
    static final List<Topic> VIEWED = List.of(Topic.EDGE_STATUS, Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS);

    /** What the consumers are called in metrics begins like that. */
    private static final String CLIENT_PREFIX = "kafka-consumer-";

    private static final Map<String, Object> SETTINGS = Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);

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
     * An empty view of {@code topic}, to be {@linkplain #follow followed} by whoever asks for it.
     *
     * @param keyOf the key that a value has to stand under
     * @param most how many values it holds; records of further keys are skipped
     * @param gate asked before a value is taken in
     * @param onChange told the key of each record once that was taken in; of one that is skipped it isn't told
     */
    public <V> LiveView<V> of(
            Topic topic,
            EventCodec<V> codec,
            Function<V, String> keyOf,
            int most,
            CompactedView.Gate<V> gate,
            Consumer<String> onChange) {
        var view = new LiveView<>(topic, codec, keyOf, most, gate, onChange, registry);
        views.put(topic, view);
        return view;
    }

    /** As {@link #of(Topic, EventCodec, Function, int, CompactedView.Gate, Consumer)}, of what there is for each domain, with nobody to be told. */
    public <V> LiveView<V> of(Topic topic, EventCodec<V> codec, Function<V, String> keyOf) {
        return of(topic, codec, keyOf, Integer.MAX_VALUE, CompactedView.Gate.open(), key -> {});
    }

    /** Starts to read {@code view}'s topic into it. */
    public void follow(LiveView<?> view) {
        var following = Following.of(clientId(view.topic()), view.topic()).with(SETTINGS);
        var reader = progress.measured(following.name(), view.view());
        followers.add(TopicFollower.start(consumers, following, reader));
    }

    private static String clientId(Topic topic) {
        return CLIENT_PREFIX + topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void stop(@Observes ShutdownEvent event) {
        followers.forEach(TopicFollower::close);
    }

    /** Whether the view of {@code topic} holds all that was there at start. */
    boolean isComplete(Topic topic) {
        var view = views.get(topic);
        return view != null && view.isComplete();
    }
}
