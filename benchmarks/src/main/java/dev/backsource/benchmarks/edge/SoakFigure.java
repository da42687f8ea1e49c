package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.jvm.LiveMemory;
import dev.backsource.benchmarks.edge.load.MixedLoad;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import java.time.Duration;

/** Whether memory grows under a mixed load, from a fifth of its time, when caches and pools are full, to its end. */
final class SoakFigure implements StagedFigure {
    /** More than collections leave to chance, less than any leak that matters. */
    private static final double LIMIT = 1.05;

    private static final double MIB = 1024 * 1024;

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String title() {
        return "memory under mixed load: hits, misses, 304s, 100 KiB, ranges, POST; the cache is full and evicts";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var begin = Duration.ofSeconds(effort.soakSeconds()).dividedBy(5);
        var rest = Duration.ofSeconds(effort.soakSeconds()).minus(begin);
        stage.origin();
        var edge = stage.edge(EdgeSetup.EVICTING);
        try (var jvm = edge.jvm()) {
            var load = new MixedLoad(edge.plain().port());
            load.run(begin);
            var early = jvm.liveMemory();
            load.run(rest);
            var late = jvm.liveMemory();
            report.line("   %d requests in %d s", load.requests(), effort.soakSeconds());
            print(report, begin, early);
            print(report, begin.plus(rest), late);
            report.atMost("late / early, heap", late.heap() / (double) early.heap(), LIMIT, "x");
            report.atMost("late / early, heap and direct", late.total() / (double) early.total(), LIMIT, "x");
        }
    }

    private static void print(Report report, Duration after, LiveMemory memory) {
        report.line(
                "   after %4d s: heap %.1f MiB, direct %.1f MiB",
                after.toSeconds(), memory.heap() / MIB, memory.direct() / MIB);
    }
}
