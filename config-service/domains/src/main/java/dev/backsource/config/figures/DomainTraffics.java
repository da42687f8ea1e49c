package dev.backsource.config.figures;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainRefusal;
import dev.backsource.config.domain.RevisionMark;
import dev.backsource.config.domain.RevisionReader;
import dev.backsource.config.edges.Edge;
import dev.backsource.config.edges.EdgeState;
import dev.backsource.config.edges.Edges;
import dev.backsource.config.edges.RegisteredEdges;
import dev.backsource.config.figures.DomainTraffic.Change;
import dev.backsource.config.figures.DomainTraffic.EdgeFigures;
import dev.backsource.config.figures.DomainTraffic.ReportState;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.DurationBuckets;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** A domain's recent traffic as its viewers see it: figures, the present report of each edge, and the domain's changes. */
@ApplicationScoped
public class DomainTraffics {
    /** A step is shown once the reports of all edges may be there. */
    private static final Duration REPORTED_WITHIN = Duration.ofSeconds(12);

    private final DomainReader domains;
    private final RevisionReader revisions;
    private final Edges edges;
    private final FiguresReports reports;
    private final RequestedFigures requests;
    private final Clock clock;

    DomainTraffics(
            DomainReader domains,
            RevisionReader revisions,
            Edges edges,
            FiguresReports reports,
            RequestedFigures requests,
            Clock clock) {
        this.domains = domains;
        this.revisions = revisions;
        this.edges = edges;
        this.reports = reports;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * The traffic of the last {@code minutes}, and a request to edges to report the domain from now on.
     *
     * @return fails with {@link DomainRefusal}
     */
    public Uni<DomainTraffic> latest(Caller caller, DomainName name, int minutes) {
        return domains.heads(List.of(name))
                .invoke(found -> {
                    if (!found.containsKey(name)) {
                        throw DomainRefusal.unknown(name);
                    }
                })
                .chain(() -> visible(name, caller.scope(Role.VIEWER, name)))
                .chain(visible -> {
                    var request = MutinyHelper.executor(Vertx.currentContext());
                    return requests.request(caller, name)
                            .emitOn(request)
                            .map(requested -> latest(name, minutes, visible, requested));
                });
    }

    /**
     * A domain's requests of the last hour, as far as the caller sees them, and since its dynamic acceleration is as now: earlier ones were counted by
     * other kinds of content. Reads in the session, and requests nothing from edges.
     *
     * @param latest the present revision, without that of a write that is tried out in the session
     */
    public Uni<LastHour> lastHour(
            Mutiny.Session session, Caller caller, DomainName name, long latest, RegisteredEdges registered) {
        return RevisionReader.seenSince(session, name, caller.scope(Role.VIEWER, name))
                .chain(seen -> RevisionReader.acceleratedSince(
                                session, name, latest, clock.instant().minus(LastHour.LENGTH))
                        .map(accelerated ->
                                lastHour(name, registered, Stream.concat(seen.stream(), accelerated.stream()))));
    }

    private LastHour lastHour(DomainName name, RegisteredEdges registered, Stream<Instant> limits) {
        var since = limits.max(Comparator.naturalOrder()).orElse(Instant.MIN);
        return reports.ask(history -> history.lastHour(name.value(), registered.startedAt(), since, clock.instant()));
    }

    private Uni<VisibleMarks> visible(DomainName name, TeamScope seen) {
        return revisions
                .seenSince(name, seen)
                .chain(since -> revisions
                        .latest(name, DomainTraffic.MAX_CHANGES)
                        .map(marks -> VisibleMarks.of(marks, seen, since.orElse(null))));
    }

    private DomainTraffic latest(DomainName name, int minutes, VisibleMarks visible, boolean requested) {
        var now = clock.instant();
        var since = visible.since(reports.since());
        var period = Period.of(minutes);
        var stepMs = period.step.toMillis();
        var end = Math.floorDiv(now.minus(REPORTED_WITHIN).toEpochMilli(), stepMs);
        var wanted = Math.min(Duration.ofMinutes(minutes).dividedBy(period.step), period.kept - 1L);
        var first = Math.min(end, Math.max(end - wanted, firstStep(since, period)));
        var count = Math.toIntExact(end - first);
        var columns = reports.ask(history -> history.columns(name.value(), period, first, count));
        return new DomainTraffic(
                name.value(),
                since,
                Math.toIntExact(period.step.toSeconds()),
                LongStream.range(first, end)
                        .mapToObj(step -> Instant.ofEpochMilli(step * stepMs))
                        .toList(),
                columns.edges(),
                columns.requests(),
                columns.clientErrors(),
                columns.serverErrors(),
                columns.hitRatio(),
                columns.originErrors(),
                columns.firstByte(),
                columns.whole(),
                DurationBuckets.LIMITS_MS,
                requested,
                present(name.value(), now),
                visible.changes(now.minus(Duration.ofMinutes(minutes))));
    }

    /** A step may begin before this instance, but not before the time from which on the caller sees the domain. */
    private long firstStep(Instant since, Period period) {
        var begin = since.equals(reports.since()) ? since : period.nextStep(since);
        return Math.floorDiv(begin.toEpochMilli(), period.step.toMillis());
    }

    private List<EdgeFigures> present(String domain, Instant now) {
        var registered = edges.registered();
        return reports.ask(history -> registered.stream()
                .map(edge -> present(history, edge, domain, now))
                .toList());
    }

    private static EdgeFigures present(FiguresHistory history, Edge edge, String domain, Instant now) {
        var last = history.edge(edge.edge());
        if (last == null) {
            var silent = edge.state() == EdgeState.UNREACHABLE;
            return new EdgeFigures(edge.edge(), silent ? ReportState.SILENT : ReportState.UNKNOWN, null);
        }
        var age = Duration.between(last.heardAt(), now);
        return new EdgeFigures(
                edge.edge(), state(history, last, edge.edge(), domain, now), Math.max(0, age.toMillis()));
    }

    static ReportState state(
            FiguresHistory history, FiguresHistory.EdgeReading last, String edge, String domain, Instant now) {
        if (last.isSilent(now)) {
            return ReportState.SILENT;
        }
        if (history.reports(edge, domain)) {
            return ReportState.REPORTED;
        }
        if (last.leavesOut()) {
            return ReportState.NOT_AMONG_THE_BUSIEST;
        }
        return last.skips() ? ReportState.UNKNOWN : ReportState.NO_REQUESTS;
    }

    /**
     * The revisions that a caller sees: from the latest one back to the time when the domain was of a team that the caller doesn't see.
     *
     * @param newestFirst the latest of the seen revisions
     * @param seenSince the time of the first of them, which may be an earlier one; null when none is hidden
     */
    record VisibleMarks(
            List<RevisionMark> newestFirst, @Nullable Instant seenSince) {
        static VisibleMarks of(List<RevisionMark> newestFirst, TeamScope seen, @Nullable Instant seenSince) {
            var visible = newestFirst.stream()
                    .takeWhile(mark -> seen.includes(mark.team()))
                    .toList();
            return new VisibleMarks(visible, seenSince);
        }

        /** The time from which on the caller sees figures that are kept since {@code kept}. */
        Instant since(Instant kept) {
            return seenSince == null || seenSince.isBefore(kept) ? kept : seenSince;
        }

        List<Change> changes(Instant since) {
            return newestFirst.stream()
                    .filter(mark -> !mark.changedAt().isBefore(since))
                    .map(mark -> new Change(mark.revision(), mark.changedAt(), mark.changedBy()))
                    .toList();
        }
    }
}
