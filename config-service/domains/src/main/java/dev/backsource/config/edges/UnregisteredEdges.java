package dev.backsource.config.edges;

import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.event.EdgeStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Unregistered edges that report: the latest {@value #MOST}, each with no more than its id and its times. Thread-safe. */
final class UnregisteredEdges {
    static final int MOST = 20;

    private final Map<String, EdgeReport> latest = BoundedMap.byUse(MOST);

    synchronized void heard(EdgeStatus status, Instant now) {
        latest.put(status.edge(), EdgeReport.of(withoutDetails(status), now));
    }

    synchronized void remove(String edge) {
        latest.remove(edge);
    }

    /** By id. */
    synchronized List<EdgeReport> all() {
        return latest.values().stream()
                .sorted(Comparator.comparing(report -> report.status().edge()))
                .toList();
    }

    private static EdgeStatus withoutDetails(EdgeStatus status) {
        return new EdgeStatus(
                status.edge(),
                status.startedAt(),
                status.reportedAt(),
                status.ready(),
                0,
                Map.of(),
                0,
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                null);
    }
}
