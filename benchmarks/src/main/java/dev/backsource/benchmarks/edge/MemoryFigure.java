package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.jvm.LiveMemory;
import dev.backsource.benchmarks.edge.load.Connection;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;

/**
 * The memory of an object of 1 KiB in the cache, in the heap and outside, with its key, its headers and its
 * bookkeeping.
 */
final class MemoryFigure implements StagedFigure {
    private static final int OBJECTS = 200_000;
    /** Fills pools and loads classes, so that these don't count. */
    private static final int WARM_UP = 10_000;

    private static final int SAMPLE_STEP = 100;
    private static final double LIMIT_BYTES = 1.6 * 1024;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String title() {
        return "memory of 200,000 cached objects of 1 KiB";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var edge = stage.edge(EdgeSetup.VAST);
        try (var jvm = edge.jvm();
                var client = Connection.to(edge.plain().port())) {
            fill(client, "warm-up/", WARM_UP);
            var before = jvm.liveMemory();
            fill(client, "object/", OBJECTS);
            var after = jvm.liveMemory();
            proveStored(client, origin);
            print(report, before, after);
        }
    }

    private static void fill(Connection client, String folder, int objects) {
        for (var i = 0; i < objects; i++) {
            client.get(Origin.CACHED + folder + i);
        }
    }

    /** Evicted objects would make the others look small. */
    private static void proveStored(Connection client, Origin origin) {
        var before = origin.requests();
        for (var i = 0; i < OBJECTS; i += SAMPLE_STEP) {
            client.get(Origin.CACHED + "object/" + i);
        }
        var missing = origin.requests() - before - 1;
        if (missing > 0) {
            throw new IllegalStateException(
                    missing + " of " + OBJECTS / SAMPLE_STEP + " objects were not in the cache any more");
        }
    }

    private static void print(Report report, LiveMemory before, LiveMemory after) {
        report.line("   heap    B an object %.0f", (after.heap() - before.heap()) / (double) OBJECTS);
        report.line("   direct  B an object %.0f", (after.direct() - before.direct()) / (double) OBJECTS);
        report.atMost(
                "both, an object of 1024 B", (after.total() - before.total()) / (double) OBJECTS, LIMIT_BYTES, "B");
    }
}
