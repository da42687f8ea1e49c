package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.load.Connection;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.RouteChanges;
import dev.backsource.benchmarks.edge.peer.SchemeOrigin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.policy.protocol.RedirectType;

/**
 * The retries of a progressive rollout as its origin sees them: one that fails under the candidate only, and one that fails under both. Each request is for
 * another URL, and its response is not stored.
 */
final class RetriesFigure implements StagedFigure {
    private static final int STEPS = 20;
    private static final int REQUESTS = 200;
    private static final double SHARE = 0.5;
    private static final double MORE = 0.1;

    @Override
    public String name() {
        return "retries";
    }

    @Override
    public String title() {
        return "requests to an origin that fails in a progressive rollout at 50 %, beside the clients' requests";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.schemeOrigin();
        var edge = stage.edge(EdgeSetup.ROOMY.atPorts(origin.http(), origin.https()));
        try (var client = Connection.to(edge.plain().port())) {
            var run = new Run(origin, stage.changes(edge), client, report);
            run.measure("broken", SchemeOrigin.PLAIN_ONLY, 200);
            run.measure("down", SchemeOrigin.DOWN, 503);
        }
    }

    private record Run(SchemeOrigin origin, RouteChanges changes, Connection client, Report report) {
        void measure(String name, String folder, int status) throws InterruptedException {
            var baseline = origin.domain(RedirectType.HTTP);
            changes.apply(baseline);
            changes.roll(name, 1, SHARE, baseline, origin.domain(RedirectType.HTTPS));
            var sum = 0L;
            var last = 0L;
            var others = 0;
            var lastWith = 0;
            for (var step = 1; step <= STEPS; step++) {
                var before = origin.load();
                for (var i = 0; i < REQUESTS; i++) {
                    others += client.get(folder + name + "/" + step + "/" + i).status() == status ? 0 : 1;
                }
                last = origin.load().since(before).requests() - REQUESTS;
                sum += last;
                lastWith = last > 0 ? step : lastWith;
            }
            var all = STEPS * REQUESTS;
            report.line(
                    "   %-8s retries %d of %d requests, the last within %d requests",
                    name, sum, all, lastWith * REQUESTS);
            report.atMost(name + ", more requests to the origin", sum / (double) all, MORE, "x");
            report.atMost(name + ", responses of another status than the baseline's", others, 0, " ");
            if (status == 200) {
                report.atMost(name + ", retries of the last " + REQUESTS, last, 0, " ");
            }
        }
    }
}
