package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.load.Hostility;
import dev.backsource.benchmarks.edge.load.SteadyVisitor;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import java.time.Duration;

/** What other clients of an edge of 512 MB notice while somebody tries to fill its memory, in one way after the other. */
final class HostileFigure implements StagedFigure {
    private static final double LIMIT_MS = 250;
    /** Of the soak's time, which is for one way: a minute each by default. */
    private static final int SHARE = 10;

    private static final double MIB = 1024 * 1024;

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String title() {
        return "p99 of others' hits while memory is attacked, heap 512 MB";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        stage.origin();
        var edge = stage.edge(EdgeSetup.SMALL);
        var port = edge.plain().port();
        var each = Duration.ofSeconds(effort.soakSeconds()).dividedBy(SHARE);
        edge.plain().get(Origin.CACHED + "visited");
        edge.plain().get(Origin.HUGE + "ranges");
        for (var way : Hostility.values()) {
            attack(way, port, each, report);
        }
        try (var jvm = edge.jvm()) {
            var memory = jvm.liveMemory();
            report.line("   afterwards: heap %.1f MiB, direct %.1f MiB", memory.heap() / MIB, memory.direct() / MIB);
        }
    }

    private static void attack(Hostility way, int port, Duration time, Report report) throws InterruptedException {
        try (var visitor = new SteadyVisitor(port, Origin.CACHED + "visited")) {
            var made = way.run(port, time);
            report.line(
                    "   %-16s %6d connections made, %d answers to others, %d failures",
                    way, made, visitor.answers(), visitor.failures());
            report.atMost(way + ", p99", visitor.p99Millis(), LIMIT_MS, "ms");
        }
    }
}
