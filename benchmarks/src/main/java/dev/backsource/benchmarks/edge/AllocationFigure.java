package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;

/** What a hit allocates on the event loop, from the thread's own count. */
final class AllocationFigure implements StagedFigure {
    private static final String PATH = Origin.CACHED + "hit";
    private static final double LIMIT_BYTES = 2048;

    @Override
    public String name() {
        return "allocation";
    }

    @Override
    public String title() {
        return "allocation on the event loop, cache hit of 1 KiB, 64 connections";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        stage.origin();
        var edge = stage.edge(EdgeSetup.ROOMY);
        Source.CACHE.prove(edge.plain(), PATH, Origin.SMALL_SIZE);
        var load = Wrk.get(PATH);
        var port = edge.plain().port();
        load.run(port, effort.compilingSeconds());
        var perHit = new double[effort.rounds()];
        try (var jvm = edge.jvm()) {
            var allocation = jvm.allocation();
            for (var i = 0; i < perHit.length; i++) {
                var before = allocation.bytes();
                var answered = load.run(port, effort.seconds()).requests();
                perHit[i] = (allocation.bytes() - before) / (double) answered;
            }
        }
        var hits = new Sample(perHit);
        report.atMost("allocated a hit (" + hits.range() + ")", hits.median(), LIMIT_BYTES, "B");
    }
}
