package dev.backsource.benchmarks.edge;

import com.sun.net.httpserver.HttpServer;
import dev.backsource.benchmarks.edge.comparison.Comparison;
import dev.backsource.benchmarks.edge.comparison.Ratios;
import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A cached object of 1 KiB from an edge that traces one of a hundred requests, beside the same edge with tracing off. */
final class TracingFigure implements StagedFigure {
    private static final String PATH = Origin.CACHED + "hit";

    @Override
    public String name() {
        return "tracing";
    }

    @Override
    public String title() {
        return "cache hit of 1 KiB, one of a hundred requests traced";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var collector = collector();
        try {
            var off = stage.edge(EdgeSetup.ROOMY).plain();
            var limit = stage.bareAnswerer();
            var on = stage.edge(EdgeSetup.ROOMY.tracedTo(endpoint(collector))).plain();
            var rounds =
                    new Comparison(origin, Wrk.get(PATH), Source.CACHE, List.of(on, limit, off)).run(report, effort);
            new Ratios(report, rounds, on, off).rateAtLeast(0.98).cost();
            new Ratios(report, rounds, off, limit).rate().cost();
        } finally {
            collector.stop(0);
        }
    }

    private static String endpoint(HttpServer collector) {
        return "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
    }

    /** Takes all and keeps nothing. */
    private static HttpServer collector() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        return server;
    }
}
