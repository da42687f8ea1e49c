package dev.backsource.config.edges;

import dev.backsource.config.view.LiveView;
import dev.backsource.config.view.Views;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The latest report of every edge. */
@ApplicationScoped
public class EdgeReports {
    private final Views views;
    private final LiveView<EdgeStatus> reports;
    private final Map<String, Instant> receivedAt = new ConcurrentHashMap<>();
    private final Clock clock;

    EdgeReports(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
        this.reports = views.of(Topic.EDGE_STATUS, EventCodec.EDGE_STATUS, EdgeStatus::edge, this::received);
    }

    void start(@Observes StartupEvent event) {
        views.follow(reports);
    }

    private void received(String edge) {
        if (reports.get(edge) != null) {
            receivedAt.put(edge, clock.instant());
        } else {
            receivedAt.remove(edge);
        }
    }

    /** By edge id. */
    public List<Report> all() {
        return reports.values().stream()
                .sorted(Comparator.comparing(EdgeStatus::edge))
                .map(this::heard)
                .toList();
    }

    /** Null when that edge never reported, or was removed since. */
    @Nullable
    Report of(String edge) {
        var status = reports.get(edge);
        return status == null ? null : heard(status);
    }

    private Report heard(EdgeStatus status) {
        return Report.of(status, receivedAt.getOrDefault(status.edge(), status.reportedAt()));
    }

    /** Whether every report is known that was there when this service started. */
    public boolean areKnown() {
        return reports.isComplete();
    }

    /** The ids of edges that report or are removed, from now on. */
    public Multi<String> changes() {
        return reports.changes();
    }
}
