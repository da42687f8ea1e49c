package dev.backsource.config.rollout;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** The edges that report. */
@ApplicationScoped
public class Edges {
    private final EdgeReports reports;
    private final RolloutJudge judge;
    private final Clock clock;

    Edges(EdgeReports reports, EdgeSettings settings, Clock clock) {
        this.reports = reports;
        this.judge = new RolloutJudge(settings.edgeSilence());
        this.clock = clock;
    }

    /** Every edge that ever reported, by id. */
    public List<Edge> all() {
        var now = clock.instant();
        return reports.all().stream()
                .map(report -> Edge.of(report, judge.isSilent(report, now)))
                .toList();
    }
}
