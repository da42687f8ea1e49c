package dev.backsource.config.rollout;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.edges.EdgeReports;
import dev.backsource.config.edges.EdgeSettings;
import dev.backsource.config.events.PublishedChange;
import dev.backsource.config.outbox.Position;
import dev.backsource.config.reconciliation.Reconciliation;
import dev.backsource.policy.domain.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Every edge's progress with an event, by its latest report. */
@ApplicationScoped
class EdgeProgress {
    private final EdgeReports reports;
    private final Reconciliation reconciliation;
    private final PurgeRecords purges;
    private final RolloutJudge judge;
    private final Clock clock;

    EdgeProgress(
            EdgeReports reports,
            Reconciliation reconciliation,
            PurgeRecords purges,
            EdgeSettings settings,
            Clock clock) {
        this.reports = reports;
        this.reconciliation = reconciliation;
        this.purges = purges;
        this.judge = new RolloutJudge(settings.edgeSilence());
        this.clock = clock;
    }

    /**
     * By edge id.
     *
     * @param removed whether the domain is removed now
     * @param position null while the revision isn't published
     */
    List<EdgeRollout> ofRevision(DomainName domain, long revision, boolean removed, @Nullable Position position) {
        var ofRemoved = removed && position != null ? position.offset() : Reconciliation.NOT_REMOVED;
        var sufficient = position == null ? null : sufficient(domain.value(), position);
        return each((report, now) -> judge.judgeRevision(
                position, sufficient, report, status -> reconciliation.held(domain, revision, ofRemoved, status), now));
    }

    /** The state of the edge of {@code report} with respect to a published change. */
    RolloutState of(PublishedChange change, EdgeReport report, Instant now) {
        var position = new Position(change.partition(), change.offset());
        var ofRemoved = change.removal() ? change.offset() : Reconciliation.NOT_REMOVED;
        return judge.judgeRevision(
                        position,
                        sufficient(change.domain(), position),
                        report,
                        status -> reconciliation.held(
                                change.domain(), change.revision(), ofRemoved, change.partition(), status),
                        now)
                .state();
    }

    private Position sufficient(String domain, Position published) {
        return new Position(published.partition(), reconciliation.sufficientOffset(domain, published.offset()));
    }

    /** By edge id; {@code position} is null while the purge isn't published. */
    List<EdgeRollout> ofPurge(String id, @Nullable Position position) {
        var first = position == null ? null : purges.firstOf(id, position);
        return each((report, now) -> judge.judgePurge(position, first, report, now));
    }

    /** Whether {@code edges} are all edges, every reachable one has applied the event, and at least one has. */
    boolean areComplete(List<EdgeRollout> edges) {
        return reports.areKnown() && EdgeRollout.areComplete(edges);
    }

    /** Whether {@code edges} are all edges, and every one has applied the event, as far as it is known. */
    boolean areEverywhere(List<EdgeRollout> edges) {
        return reports.areKnown() && EdgeRollout.areEverywhere(edges);
    }

    private List<EdgeRollout> each(BiFunction<EdgeReport, Instant, EdgeRollout> judgement) {
        var now = clock.instant();
        return reports.all().stream()
                .map(report -> judgement.apply(report, now))
                .toList();
    }
}
