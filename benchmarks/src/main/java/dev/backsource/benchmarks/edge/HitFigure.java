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

/** One object of 1 KiB from the cache: the edge's most frequent task. */
final class HitFigure implements StagedFigure {
    private static final String PATH = Origin.CACHED + "hit";

    @Override
    public String name() {
        return "hit";
    }

    @Override
    public String title() {
        return "cache hit of 1 KiB, one core, 64 connections";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var nginx = stage.nginxCache(origin);
        var asInstalled = stage.nginxCacheAsInstalled(origin);
        var edge = stage.edge(EdgeSetup.ROOMY).plain();
        var limit = stage.bareAnswerer();
        var peers = List.of(nginx, edge, limit, asInstalled, stage.varnishCache(origin), stage.haProxyCache(origin));
        var rounds = new Comparison(origin, Wrk.get(PATH), Source.CACHE, peers)
                .proveBy(PATH, Origin.SMALL_SIZE)
                .run(report, effort);
        new Ratios(report, rounds, edge, nginx).rateAtLeast(1.4).p99AtMost(1.0);
        new Ratios(report, rounds, edge, limit).rateAtLeast(0.9).p99();
        new Ratios(report, rounds, limit, nginx).p99();
        new Ratios(report, rounds, edge, asInstalled).rateAtLeast(1.4).p99AtMost(1.0);
    }
}
