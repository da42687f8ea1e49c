package dev.backsource.config.view;

import dev.backsource.policy.event.Topic;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the views have read, against where their topics ended when this service started: before a view is there, what it
 * doesn't hold says nothing. A view that was complete once stays so.
 */
@Singleton
public class ViewProgress {
    /** The topics that are read into views. */
    static final List<Topic> VIEWED = List.of(Topic.EDGE_STATUS, Topic.ORIGIN_HEALTH, Topic.ORIGIN_ALERTS);

    private final Map<Topic, Map<Integer, Long>> dealtWith = new EnumMap<>(Topic.class);
    private volatile @Nullable Map<Topic, Map<Integer, Long>> goals;

    ViewProgress() {
        VIEWED.forEach(topic -> dealtWith.put(topic, new ConcurrentHashMap<>()));
    }

    /** Whether the view of {@code topic} holds all that was there at start. */
    public boolean isComplete(Topic topic) {
        var known = goals;
        return known != null
                && known.getOrDefault(topic, Map.of()).entrySet().stream()
                        .allMatch(goal -> reached(topic, goal.getKey()) >= goal.getValue());
    }

    /** The offset, by partition, of the last record of each topic; a topic or a partition without one is absent. */
    void setGoals(Map<Topic, Map<Integer, Long>> lastRecords) {
        goals = lastRecords;
    }

    void dealtWith(Topic topic, int partition, long offset) {
        of(topic).merge(partition, offset, Math::max);
    }

    private long reached(Topic topic, int partition) {
        return of(topic).getOrDefault(partition, -1L);
    }

    private Map<Integer, Long> of(Topic topic) {
        return dealtWith.getOrDefault(topic, Map.of());
    }
}
