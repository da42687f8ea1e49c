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

/** Hits on connections that come and go, as they do where clients are browsers. */
final class ChurnFigure implements StagedFigure {
    private static final String PATH = Origin.CACHED + "churn";
    private static final int REQUESTS = 10;

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public String title() {
        return "cache hit of 1 KiB, one core, 64 connections at a time of " + REQUESTS + " requests each";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var nginx = stage.nginxCache(origin);
        var edge = stage.edge(EdgeSetup.ROOMY).plain();
        var load = Wrk.scripted(WrkScript.churn(stage.folder(), PATH, REQUESTS));
        var rounds = new Comparison(origin, load, Source.CACHE, List.of(nginx, edge, stage.haProxyCache(origin)))
                .proveBy(PATH, Origin.SMALL_SIZE)
                .run(report, effort);
        new Ratios(report, rounds, edge, nginx).rateAtLeast(0.9);
    }
}
