package dev.backsource.config.edges;

import dev.backsource.config.view.LiveView;
import dev.backsource.config.view.Views;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The latest report of every edge, of so many at most: an edge names itself. */
@ApplicationScoped
public class EdgeReports {
    private final Views views;
    private final LiveView<EdgeStatus> reports;
    private final Map<String, Instant> receivedAt = new ConcurrentHashMap<>();
    private final BroadcastProcessor<Report> heard = BroadcastProcessor.create();
    private final Clock clock;

    EdgeReports(Views views, EdgeSettings settings, Clock clock) {
        this.views = views;
        this.clock = clock;
        this.reports = views.of(
                Topic.EDGE_STATUS, EventCodec.EDGE_STATUS, EdgeStatus::edge, settings.maxEdges(), this::received);
    }

    void start(@Observes StartupEvent event) {
        views.follow(reports);
    }

    private void received(String edge) {
        var status = reports.get(edge);
        if (status == null) {
            receivedAt.remove(edge);
            return;
        }
        var now = clock.instant();
        receivedAt.put(edge, now);
        heard.onNext(Report.of(status, now));
    }

    /** By edge id. */
    public List<Report> all() {
        return reports.values().stream()
                .sorted(Comparator.comparing(EdgeStatus::edge))
                .map(this::asHeard)
                .toList();
    }

    /** Null when that edge never reported, or was removed since. */
    @Nullable
    Report of(String edge) {
        var status = reports.get(edge);
        return status == null ? null : asHeard(status);
    }

    private Report asHeard(EdgeStatus status) {
        return Report.of(status, receivedAt.getOrDefault(status.edge(), status.reportedAt()));
    }

    /** Whether every report is known that was there when this service started. */
    public boolean areKnown() {
        return reports.isComplete();
    }

    /** The reports themselves, from now on. A slow reader misses some. */
    public Multi<Report> heard() {
        return heard.onOverflow().dropPreviousItems();
    }

    /** The ids of edges that report or are removed, from now on. */
    public Multi<String> changes() {
        return reports.changes();
    }
}
