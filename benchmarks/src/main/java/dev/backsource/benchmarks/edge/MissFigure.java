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
 * Every request is for another URL, and the edge stores each response in a cache that is full. So do nginx and Varnish as caches in memory of the same
 * size; the nginx of the limits passes the response through and stores nothing.
 */
final class MissFigure implements StagedFigure {
    private static final String PATH = Origin.CACHED + "miss/";

    @Override
    public String name() {
        return "miss";
    }

    @Override
    public String title() {
        return "cache miss of 1 KiB, stored by the edge and the caches beside it but not by nginx, one core, 64 connections";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var nginx = stage.nginxPassThrough(origin);
        var edge = stage.edge(EdgeSetup.EVICTING).plain();
        var limit = stage.bareForwarder(origin);
        var nginxCache = stage.nginxEvictingCache(origin);
        var varnish = stage.varnishEvictingCache(origin);
        List.of(edge, nginxCache, varnish).forEach(cache -> Source.CACHE.prove(cache, PATH, Origin.SMALL_SIZE));
        Source.ORIGIN.prove(nginx, PATH, Origin.SMALL_SIZE);
        var load = Wrk.scripted(WrkScript.everyUrlNew(stage.folder(), PATH));
        var peers = List.of(nginx, edge, limit, nginxCache, varnish);
        var rounds = new Comparison(origin, load, Source.ORIGIN, peers).run(report, effort);
        new Ratios(report, rounds, edge, nginx).rateAtLeast(1.0).p99AtMost(1.3);
        new Ratios(report, rounds, edge, limit).rateAtLeast(0.8).p99();
        new Ratios(report, rounds, limit, nginx).p99();
        new Ratios(report, rounds, edge, nginxCache).rateAtLeast(1.0).p99();
        new Ratios(report, rounds, edge, varnish).rateAtLeast(1.0).p99();
    }
}
