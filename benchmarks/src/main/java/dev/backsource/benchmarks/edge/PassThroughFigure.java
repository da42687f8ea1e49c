package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.comparison.Comparison;
import dev.backsource.benchmarks.edge.comparison.Ratios;
import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import java.util.List;

/** A response of 1 KiB that must not be stored, passed through. */
final class PassThroughFigure implements StagedFigure {
    private static final String PATH = Origin.NEVER + "passed";

    @Override
    public String name() {
        return "pass-through";
    }

    @Override
    public String title() {
        return "pass-through of 1 KiB that must not be stored, one core, 64 connections";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var nginx = stage.nginxPassThrough(origin);
        var edge = stage.edge(EdgeSetup.ROOMY).plain();
        var limit = stage.bareForwarder(origin);
        var peers = List.of(nginx, edge, limit, stage.haProxyPassThrough(origin));
        var rounds = new Comparison(origin, Wrk.get(PATH), Source.ORIGIN, peers)
                .proveBy(PATH, Origin.SMALL_SIZE)
                .run(report, effort);
        new Ratios(report, rounds, edge, nginx).rateAtLeast(1.0).p99AtMost(1.3);
        new Ratios(report, rounds, edge, limit).rateAtLeast(0.88).p99();
        new Ratios(report, rounds, limit, nginx).p99();
    }
}
