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
 * Hits spread over many hosts and URLs while the edge has routes for very many domains. nginx gets the same requests, but
 * takes any host: it has nothing to look up.
 */
final class DomainsFigure implements StagedFigure {
    private static final int DOMAINS = 100_000;
    private static final int HOSTS = 1000;
    private static final int URLS_PER_HOST = 10;
    private static final String PATH = Origin.CACHED + "spread";

    @Override
    public String name() {
        return "domains";
    }

    @Override
    public String title() {
        return "cache hits of 1 KiB, 100,000 domains, 10,000 URLs on 1,000 of them, one core, 64 connections";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin(DOMAINS);
        var nginx = stage.nginxCache(origin);
        var edge = stage.edge(EdgeSetup.ROOMY).plain();
        var script = WrkScript.spread(stage.folder(), PATH, HOSTS, DOMAINS / HOSTS, URLS_PER_HOST);
        var peers = List.of(nginx, edge, stage.varnishCache(origin), stage.haProxyCache(origin));
        var rounds = new Comparison(origin, Wrk.scripted(script), Source.CACHE, peers)
                .proveBy(PATH, Origin.SMALL_SIZE)
                .run(report, effort);
        new Ratios(report, rounds, edge, nginx).rateAtLeast(1.4).p99AtMost(1.0);
    }
}
