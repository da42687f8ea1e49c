package dev.backsource.config.rollout;

import dev.backsource.config.outbox.Position;
import dev.backsource.policy.event.EdgeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** How far every edge is with an event, by its latest report. */
@ApplicationScoped
class Judgements {
    private final EdgeReports reports;
    private final RolloutJudge judge;
    private final Clock clock;

    Judgements(EdgeReports reports, EdgeSettings settings, Clock clock) {
        this.reports = reports;
        this.judge = new RolloutJudge(settings.edgeSilence());
        this.clock = clock;
    }

    /** By edge id; {@code position} is null while the revision isn't published. */
    List<EdgeRollout> ofRevision(@Nullable Position position) {
        return each((report, now) -> judge.judgeRevision(position, report, now));
    }

    /** By edge id; {@code position} is null while the purge isn't published. */
    List<EdgeRollout> ofPurge(@Nullable Position position) {
        return each((report, now) -> judge.judgePurge(position, report, now));
    }

    /** Whether {@code edges} are all there are, every reachable one has applied it, and at least one has. */
    boolean areComplete(List<EdgeRollout> edges) {
        return reports.areKnown() && EdgeRollout.areComplete(edges);
    }

    private List<EdgeRollout> each(BiFunction<EdgeStatus, Instant, EdgeRollout> judgement) {
        var now = clock.instant();
        return reports.all().stream()
                .map(report -> judgement.apply(report, now))
                .toList();
    }
}
