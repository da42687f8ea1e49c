package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.comparison.Comparison;
import dev.backsource.benchmarks.edge.comparison.Ratios;
import dev.backsource.benchmarks.edge.comparison.Round;
import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import java.util.List;

/** One object of 100 KiB from the cache. All answers have the same size, so ratios of requests are ratios of bytes. */
final class LargeFigure implements StagedFigure {
    private static final String PATH = Origin.LARGE + "hit";
    private static final double MIB = 1024 * 1024;

    @Override
    public String name() {
        return "large";
    }

    @Override
    public String title() {
        return "cache hit of 100 KiB, one core, 64 connections";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var nginx = stage.nginxCacheOfLarge(origin);
        var edge = stage.edge(EdgeSetup.ROOMY).plain();
        var peers = List.of(nginx, edge, stage.varnishCache(origin), stage.haProxyCache(origin));
        var rounds = new Comparison(origin, Wrk.get(PATH), Source.CACHE, peers)
                .proveBy(PATH, Origin.LARGE_SIZE)
                .run(report, effort);
        peers.forEach(peer -> report.line(
                "   %-8s MiB/s %.0f",
                peer.name(), rounds.median(peer, Round::requestsPerSecond) * Origin.LARGE_SIZE / MIB));
        new Ratios(report, rounds, edge, nginx).rateAtLeast(0.9);
    }
}
