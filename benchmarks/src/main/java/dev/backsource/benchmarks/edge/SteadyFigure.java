package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.load.SteadyRate;
import dev.backsource.benchmarks.edge.load.SteadyRate.Latency;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Peer;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The latency of hits, and of responses that are passed through, at half of the edge's maximum rate. */
final class SteadyFigure implements StagedFigure {
    private static final String HIT = Origin.CACHED + "steady";
    private static final String PASS = Origin.NEVER + "steady";

    /** The most by which the edge may be slower, in milliseconds. */
    private static final double MARGIN_MS = 1;

    @Override
    public String name() {
        return "steady";
    }

    @Override
    public String title() {
        return "latency at a steady rate of half of the edge's maximum, one core, 64 connections";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var edge = stage.edge(EdgeSetup.ROOMY).plain();
        report.line("   hits:");
        compare(HIT, Source.CACHE, stage.nginxCache(origin), edge, report, effort);
        report.line("   passed through:");
        compare(PASS, Source.ORIGIN, stage.nginxPassThrough(origin), edge, report, effort);
    }

    private static void compare(String path, Source source, Peer nginx, Peer edge, Report report, Effort effort) {
        source.prove(edge, path, Origin.SMALL_SIZE);
        source.prove(nginx, path, Origin.SMALL_SIZE);
        Wrk.get(path).run(edge.port(), effort.compilingSeconds());
        var most = Wrk.get(path).run(edge.port(), effort.seconds()).requestsPerSecond();
        var load = new SteadyRate(path, (int) (most / 2));
        report.line("   %d requests/s", load.perSecond());
        var turns = turns(load, List.of(nginx, edge), effort);
        turns.forEach((peer, latencies) -> report.line(
                "   %-8s p50 ms %s, p99 ms %s, p99.9 ms %s",
                peer.name(),
                sample(latencies, Latency::p50).withSpread(),
                sample(latencies, Latency::p99).withSpread(),
                sample(latencies, Latency::p999).withSpread()));
        report.atMost(
                "edge, p99.9",
                sample(turns.getOrDefault(edge, List.of()), Latency::p999).median(),
                sample(turns.getOrDefault(nginx, List.of()), Latency::p999).median() + MARGIN_MS,
                "ms");
    }

    private static Map<Peer, List<Latency>> turns(SteadyRate load, List<Peer> peers, Effort effort) {
        var turns = new LinkedHashMap<Peer, List<Latency>>();
        for (var i = 0; i < effort.rounds(); i++) {
            for (var peer : peers) {
                turns.computeIfAbsent(peer, any -> new ArrayList<>()).add(load.run(peer.port(), effort.seconds()));
            }
        }
        return turns;
    }

    private static Sample sample(List<Latency> latencies, ToDoubleFunction<Latency> figure) {
        return new Sample(latencies.stream().mapToDouble(figure).toArray());
    }
}
