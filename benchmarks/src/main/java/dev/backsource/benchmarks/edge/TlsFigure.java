package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.comparison.Comparison;
import dev.backsource.benchmarks.edge.comparison.Ratios;
import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.load.TlsSession;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import java.util.List;

/** Hits over TLS 1.3 on kept-alive connections; then with a connection for each, resuming the session. */
final class TlsFigure implements StagedFigure {
    private static final String PATH = Origin.CACHED + "tls";

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public String title() {
        return "cache hit of 1 KiB over TLS 1.3, key on P-256, one core, 64 connections";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var nginx = stage.nginxTlsCache(origin);
        var edge = stage.edge(EdgeSetup.ROOMY).tls();
        var peers = List.of(nginx, edge);
        peers.forEach(peer -> report.line("   %-8s %s", peer.name(), TlsSession.with(peer.port())));
        var load = Wrk.getOverTls(PATH, WrkScript.namedServer(stage.folder()));
        var kept = new Comparison(origin, load, Source.CACHE, peers)
                .proveBy(PATH, Origin.SMALL_SIZE)
                .run(report, effort);
        new Ratios(report, kept, edge, nginx).rateAtLeast(0.8);
        report.line("   a connection for each request:");
        new Comparison(origin, load.reconnecting(), Source.CACHE, peers).run(report, effort);
    }
}
