package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.jvm.EventLoopAllocation;
import dev.backsource.benchmarks.edge.load.Load;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;

/**
 * What a request allocates on the event loop, from the thread's own count. Whoever allocates half as much is stopped by the
 * collector half as often.
 */
final class AllocationFigure implements StagedFigure {
    private static final String HIT = Origin.CACHED + "hit";
    private static final double LIMIT_BYTES = 2048;

    @Override
    public String name() {
        return "allocation";
    }

    @Override
    public String title() {
        return "allocation on the event loop for a request, responses of 1 KiB, 64 connections";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        stage.origin();
        var edge = stage.edge(EdgeSetup.EVICTING);
        Source.CACHE.prove(edge.plain(), HIT, Origin.SMALL_SIZE);
        var misses = WrkScript.everyUrlNew(stage.folder(), Origin.CACHED + "miss/");
        var port = edge.plain().port();
        try (var jvm = edge.jvm()) {
            var allocation = jvm.allocation();
            var hit = allocated(Wrk.get(HIT), port, allocation, effort);
            report.atMost("allocated a hit (" + hit.range() + ")", hit.median(), LIMIT_BYTES, "B");
            var passed = allocated(Wrk.get(Origin.NEVER + "passed"), port, allocation, effort);
            report.line("   %-52s %9.3f B", "passed through (" + passed.range() + ")", passed.median());
            var missed = allocated(Wrk.scripted(misses), port, allocation, effort);
            report.line("   %-52s %9.3f B", "missed and stored (" + missed.range() + ")", missed.median());
        }
    }

    private static Sample allocated(Load load, int port, EventLoopAllocation allocation, Effort effort) {
        load.run(port, effort.compilingSeconds());
        var perRequest = new double[effort.rounds()];
        for (var i = 0; i < perRequest.length; i++) {
            var before = allocation.bytes();
            var answered = load.run(port, effort.seconds()).requests();
            perRequest[i] = (allocation.bytes() - before) / (double) answered;
        }
        return new Sample(perRequest);
    }
}
