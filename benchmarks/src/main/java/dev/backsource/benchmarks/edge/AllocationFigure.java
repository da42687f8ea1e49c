package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.jvm.EventLoopAllocation;
import dev.backsource.benchmarks.edge.load.Load;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Peer;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;

/**
 * The allocation of a request on the event loop, by the thread's own count. A proxy that allocates half as much is stopped by the collector half as
 * often.
 */
final class AllocationFigure implements StagedFigure {
    private static final String HIT = Origin.CACHED + "hit";
    private static final String PASSED = Origin.NEVER + "passed";
    private static final String MISSED = Origin.CACHED + "miss/";
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
        var origin = stage.origin();
        var edge = stage.edge(EdgeSetup.EVICTING);
        Source.CACHE.prove(edge.plain(), HIT, Origin.SMALL_SIZE);
        Source.ORIGIN.prove(edge.plain(), PASSED, Origin.SMALL_SIZE);
        Source.CACHE.prove(edge.plain(), MISSED, Origin.SMALL_SIZE);
        var misses = WrkScript.everyUrlNew(stage.folder(), MISSED);
        try (var jvm = edge.jvm()) {
            var requests = new Requests(origin, edge.plain(), jvm.allocation());
            var hit = requests.allocate(Wrk.get(HIT), Source.CACHE, effort);
            report.atMost("allocated a hit (" + hit.range() + ")", hit.median(), LIMIT_BYTES, "B");
            var passed = requests.allocate(Wrk.get(PASSED), Source.ORIGIN, effort);
            report.line("   %-52s %9.3f B", "passed through (" + passed.range() + ")", passed.median());
            var missed = requests.allocate(Wrk.scripted(misses), Source.ORIGIN, effort);
            report.line("   %-52s %9.3f B", "missed and stored (" + missed.range() + ")", missed.median());
        }
    }

    /** Requests of one kind at a time. */
    private record Requests(Origin origin, Peer edge, EventLoopAllocation allocation) {
        /** The allocation of one request of {@code load}, in bytes, round by round. */
        Sample allocate(Load load, Source source, Effort effort) {
            load.run(edge.port(), effort.compilingSeconds());
            var perRequest = new double[effort.rounds()];
            for (var i = 0; i < perRequest.length; i++) {
                var before = allocation.bytes();
                var asked = origin.requests();
                var answered = load.run(edge.port(), effort.seconds()).requests();
                source.prove(edge.name(), answered, origin.requestsSince(asked));
                perRequest[i] = (allocation.bytes() - before) / (double) answered;
            }
            return new Sample(perRequest);
        }
    }
}
