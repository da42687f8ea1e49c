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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The latest report of every registered edge, up to a limit, and a few of unregistered ones, since an edge names itself. */
@ApplicationScoped
public class EdgeReports {
    private final Views views;
    private final LiveView<EdgeStatus> reports;
    private final Map<String, Instant> receivedAt = new ConcurrentHashMap<>();
    private final BroadcastProcessor<EdgeReport> heard = BroadcastProcessor.create();
    private final EdgeRegister register;
    private final UnregisteredEdges unregistered = new UnregisteredEdges();
    private final Clock clock;

    EdgeReports(Views views, EdgeSettings settings, EdgeRegister register, Clock clock) {
        this.register = register;
        this.views = views;
        this.clock = clock;
        this.reports = views.of(
                Topic.EDGE_STATUS,
                EventCodec.EDGE_STATUS,
                EdgeStatus::edge,
                settings.maxEdges(),
                this::admits,
                this::received);
    }

    void start(@Observes StartupEvent event) {
        views.follow(reports);
    }

    private boolean admits(ConsumerRecord<String, byte[]> received, EdgeStatus report) {
        if (!register.isRegistered(report.edge())) {
            unregistered.heard(report, clock.instant());
            register.countUnregistered();
            return false;
        }
        return register.admits(received, report);
    }

    private void received(String edge) {
        var status = reports.get(edge);
        if (status == null) {
            receivedAt.remove(edge);
            unregistered.remove(edge);
            register.forget(edge);
            return;
        }
        var now = clock.instant();
        receivedAt.put(edge, now);
        heard.onNext(EdgeReport.of(status, now));
    }

    /** By edge id. */
    public List<EdgeReport> all() {
        return reports.values().stream()
                .filter(status -> register.isRegistered(status.edge()))
                .sorted(Comparator.comparing(EdgeStatus::edge))
                .map(this::asHeard)
                .toList();
    }

    /** The latest reports of unregistered edges, by id. */
    List<EdgeReport> unregistered() {
        return unregistered.all().stream()
                .filter(report -> !register.isRegistered(report.status().edge()))
                .toList();
    }

    /** The refused reports in the name of an edge; null when there are none. */
    @Nullable
    RefusedReports refused(String edge) {
        return register.refused(edge);
    }

    /** Null when that edge never reported, or was removed since. */
    @Nullable
    EdgeReport of(String edge) {
        var status = reports.get(edge);
        if (status != null) {
            return asHeard(status);
        }
        return unregistered.all().stream()
                .filter(report -> report.status().edge().equals(edge))
                .findFirst()
                .orElse(null);
    }

    private EdgeReport asHeard(EdgeStatus status) {
        return EdgeReport.of(status, receivedAt.getOrDefault(status.edge(), status.reportedAt()));
    }

    /** Whether every report that the topic held at this service's start is known. */
    public boolean areKnown() {
        return reports.isComplete();
    }

    /** The reports themselves, from now on. A slow reader misses some. */
    public Multi<EdgeReport> heard() {
        return heard.onOverflow().dropPreviousItems();
    }

    /** The ids of edges that report or are removed, from now on. */
    public Multi<String> changes() {
        return reports.changes();
    }
}
