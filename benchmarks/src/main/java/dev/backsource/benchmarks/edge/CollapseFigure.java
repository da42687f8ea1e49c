package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.load.Connection;
import dev.backsource.benchmarks.edge.load.Crowd;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.SlowOrigin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;

/** A thousand clients at once request the same object that isn't in the cache, and the origin takes a second. */
final class CollapseFigure implements StagedFigure {
    private static final int CLIENTS = 1000;

    @Override
    public String name() {
        return "collapse";
    }

    @Override
    public String title() {
        return "1,000 concurrent misses of one key, 100 KiB, the origin answers after 1 s";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        try (var origin = new SlowOrigin()) {
            stage.route(origin.port());
            var edge = stage.edge(EdgeSetup.ROOMY).plain();
            warmUp(edge.port());
            var before = origin.requests();
            try (var crowd = Crowd.of(CLIENTS, edge.port())) {
                crowd.ask("/cold");
                var whole = crowd.answersWith(origin.body());
                report.line("   last request sent after %.0f ms", crowd.sentAfterMs());
                report.atMost("requests to the origin", origin.requests() - before, 1, " ");
                report.atLeast("whole answers", whole, CLIENTS, " ");
            }
        }
    }

    /** The first answer of an edge takes long; without it the crowd's requests might not meet. */
    private static void warmUp(int port) {
        try (var connection = Connection.to(port)) {
            connection.get("/warm-up");
        }
    }
}
