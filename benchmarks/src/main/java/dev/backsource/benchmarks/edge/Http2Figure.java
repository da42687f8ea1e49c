package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.comparison.Comparison;
import dev.backsource.benchmarks.edge.comparison.Ratios;
import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.load.H2Load;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import java.util.List;

/** Hits over HTTP/2, many streams at a time. */
final class Http2Figure implements StagedFigure {
    private static final String PATH = Origin.CACHED + "http2";
    private static final int CONNECTIONS = 16;
    private static final int STREAMS = 10;

    @Override
    public String name() {
        return "http2";
    }

    @Override
    public String title() {
        return "cache hit of 1 KiB over HTTP/2 and TLS 1.3, one core, " + STREAMS + " streams on each of " + CONNECTIONS
                + " connections";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var nginx = stage.nginxHttp2Cache(origin);
        var edge = stage.edge(EdgeSetup.ROOMY).tls();
        var rounds = new Comparison(origin, new H2Load(CONNECTIONS, STREAMS, PATH), Source.CACHE, List.of(nginx, edge))
                .proveBy(PATH, Origin.SMALL_SIZE)
                .run(report, effort);
        new Ratios(report, rounds, edge, nginx).rateAtLeast(1.0);
    }
}
