package dev.backsource.config.traffic;

import dev.backsource.config.events.PublishedChange;
import dev.backsource.deployment.metrics.LatencyFamily;
import dev.backsource.deployment.metrics.LatencyHistogram;
import dev.backsource.policy.event.EdgeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The delivery time of each change, from its commit until this service received the report of an edge that has processed it, as a histogram for each
 * edge. A change counts once for an edge, whether the change or the report arrives first. Changes before an edge's first report don't count. {@value
 * #MOST_EDGES} edges are measured at most; one that was silent for an hour makes room.
 */
final class DeliveryTimes {
    static final int MOST_EDGES = 100;
    private static final Duration KEPT = Duration.ofHours(1);

    private final LatencyFamily times;
    /** The latest changes by partition. */
    private final Map<Integer, LatestChanges> latest = new HashMap<>();

    private final Map<String, Course> edges = new HashMap<>();

    DeliveryTimes(LatencyFamily times) {
        this.times = times;
    }

    /** The reading of the topic starts here, and it may be another topic. */
    void begins() {
        latest.clear();
        edges.values().forEach(course -> course.counted.clear());
    }

    void published(PublishedChange change, Instant now) {
        latest.computeIfAbsent(change.partition(), partition -> new LatestChanges(-1))
                .add(change);
        edges.values().forEach(course -> course.count(change.partition(), now));
    }

    void heard(EdgeStatus report, Instant now) {
        var course = edges.get(report.edge());
        if (course == null) {
            course = begin(report, now);
        }
        if (course != null) {
            course.heard(report.appliedOffsets(), now);
        }
    }

    private @Nullable Course begin(EdgeStatus report, Instant now) {
        if (edges.size() >= MOST_EDGES) {
            edges.entrySet().removeIf(edge -> forgets(edge.getKey(), edge.getValue(), now));
        }
        if (edges.size() >= MOST_EDGES) {
            return null;
        }
        var course = new Course(times.of(report.edge()), report.appliedOffsets(), now);
        edges.put(report.edge(), course);
        return course;
    }

    private boolean forgets(String edge, Course course, Instant now) {
        var old = course.heardAt.plus(KEPT).isBefore(now);
        if (old) {
            times.remove(edge);
        }
        return old;
    }

    /** The progress of one edge. */
    private final class Course {
        private final LatencyHistogram histogram;
        private final Map<Integer, Long> counted;
        private Map<Integer, Long> applied;
        private Instant heardAt;

        Course(LatencyHistogram histogram, Map<Integer, Long> applied, Instant heardAt) {
            this.histogram = histogram;
            this.counted = new HashMap<>(applied);
            this.applied = applied;
            this.heardAt = heardAt;
        }

        void heard(Map<Integer, Long> now, Instant at) {
            applied = now;
            heardAt = at;
            now.keySet().forEach(partition -> count(partition, at));
        }

        /** Counts the changes of a partition that the edge has processed by now. */
        void count(int partition, Instant now) {
            var known = latest.get(partition);
            if (known == null) {
                return;
            }
            var from = counted.getOrDefault(partition, -1L);
            var to = applied.getOrDefault(partition, -1L);
            for (var change : known.between(from, to)) {
                histogram.record(Duration.between(change.committedAt(), now).toNanos());
                counted.put(partition, change.offset());
            }
        }
    }
}
