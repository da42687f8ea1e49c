package dev.backsource.config.edges;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The edges that report. */
@ApplicationScoped
public class Edges {
    private static final Duration FORGOTTEN_WITHIN = Duration.ofSeconds(2);

    private final EdgeReports reports;
    private final EdgeTombstones tombstones;
    private final Duration silence;
    private final Clock clock;

    Edges(EdgeReports reports, EdgeTombstones tombstones, EdgeSettings settings, Clock clock) {
        this.reports = reports;
        this.tombstones = tombstones;
        this.silence = settings.edgeSilence();
        this.clock = clock;
    }

    /** Every registered edge that has reported and was not removed since, by id. */
    public List<Edge> registered() {
        var now = clock.instant();
        return reports.all().stream().map(report -> registered(report, now)).toList();
    }

    /** The same, followed by a few unregistered ones. */
    public List<Edge> all() {
        var now = clock.instant();
        return Stream.concat(
                        reports.all().stream().map(report -> registered(report, now)),
                        reports.unregistered().stream()
                                .map(report -> Edge.of(report, EdgeState.UNREGISTERED, null, now)))
                .toList();
    }

    private Edge registered(EdgeReport report, Instant now) {
        return Edge.of(
                report,
                Edge.state(report.status(), report.isSilent(silence, now)),
                reports.refused(report.status().edge()),
                now);
    }

    /**
     * Removes an edge that was taken out of service, at every instance; it is back when it reports again.
     *
     * @return fails with {@link EdgeRefusal}, such as when Kafka can't be reached or was not read yet
     */
    public Uni<Void> remove(String edge) {
        return Uni.createFrom()
                .item(() -> removable(edge))
                .chain(report -> Uni.combine()
                        .all()
                        .unis(forgotten(edge), tombstones.write(edge))
                        .discardItems());
    }

    private EdgeReport removable(String edge) {
        if (!reports.areKnown()) {
            throw EdgeRefusal.stillLoading();
        }
        var report = reports.of(edge);
        if (report == null) {
            throw EdgeRefusal.unknown(edge);
        }
        if (!report.isSilent(silence, clock.instant())) {
            throw EdgeRefusal.stillReports(edge, report.status().reportedAt(), silence);
        }
        return report;
    }

    /** Completes once this instance has read the tombstone, too, or after a short wait, since it will. */
    private Uni<String> forgotten(String edge) {
        return reports.changes()
                .filter(edge::equals)
                .toUni()
                .ifNoItem()
                .after(FORGOTTEN_WITHIN)
                .recoverWithItem(edge);
    }
}
