package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.comparison.Comparison;
import dev.backsource.benchmarks.edge.comparison.Ratios;
import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import java.util.List;

/**
 * Every request is for another URL, and the edge stores each response in a cache that is full; nginx passes it through
 * and stores nothing.
 */
final class MissFigure implements StagedFigure {
    private static final String PATH = Origin.CACHED + "miss/";

    @Override
    public String name() {
        return "miss";
    }

    @Override
    public String title() {
        return "cache miss of 1 KiB, stored by the edge and not by nginx, one core, 64 connections";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var nginx = stage.nginxPassThrough(origin);
        var edge = stage.edge(EdgeSetup.EVICTING).plain();
        var limit = stage.bareForwarder(origin);
        Source.CACHE.prove(edge, PATH, Origin.SMALL_SIZE);
        Source.ORIGIN.prove(nginx, PATH, Origin.SMALL_SIZE);
        var load = Wrk.scripted(WrkScript.everyUrlNew(stage.folder(), PATH));
        var rounds = new Comparison(origin, load, Source.ORIGIN, List.of(nginx, edge, limit)).run(report, effort);
        new Ratios(report, rounds, edge, nginx).rateAtLeast(1.0).p99AtMost(1.3);
        new Ratios(report, rounds, edge, limit).rateAtLeast(0.8).p99();
        new Ratios(report, rounds, limit, nginx).p99();
    }
}
