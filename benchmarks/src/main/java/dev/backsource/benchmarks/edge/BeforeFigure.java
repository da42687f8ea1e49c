package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.comparison.Comparison;
import dev.backsource.benchmarks.edge.comparison.Ratios;
import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.load.Load;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Peer;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import java.nio.file.Path;
import java.util.List;

/**
 * This edge and the one of another checkout, with bare Netty between them, in turns of the same run: what a change is worth,
 * also where that is less than the machine's speed drifts from one run to the next.
 */
final class BeforeFigure implements Figure {
    private static final String BEFORE = "benchmarks.before";
    private static final String HIT = Origin.CACHED + "hit";
    private static final String MISS = Origin.CACHED + "miss/";
    private static final String PASSED = Origin.NEVER + "passed";

    @Override
    public String name() {
        return "before";
    }

    @Override
    public String title() {
        return "hit, pass-through and miss, beside another checkout";
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        var before = System.getProperty(BEFORE, "");
        if (before.isEmpty()) {
            throw new IllegalArgumentException(
                    "name the other checkout, packaged, by -D" + BEFORE + "=FOLDER: there is none to compare with");
        }
        var other = Path.of(before).toAbsolutePath();
        try (var stage = Stage.set(name())) {
            report.line("   -- hit");
            var origin = stage.origin();
            measure(
                    stage,
                    EdgeSetup.ROOMY,
                    other,
                    origin,
                    Wrk.get(HIT),
                    Source.CACHE,
                    stage.bareAnswerer(),
                    report,
                    effort);
        }
        try (var stage = Stage.set(name())) {
            report.line("   -- pass-through");
            var origin = stage.origin();
            measure(
                    stage,
                    EdgeSetup.ROOMY,
                    other,
                    origin,
                    Wrk.get(PASSED),
                    Source.ORIGIN,
                    stage.bareForwarder(origin),
                    report,
                    effort);
        }
        try (var stage = Stage.set(name())) {
            report.line("   -- miss");
            var origin = stage.origin();
            var load = Wrk.scripted(WrkScript.everyUrlNew(stage.folder(), MISS));
            measure(
                    stage,
                    EdgeSetup.EVICTING,
                    other,
                    origin,
                    load,
                    Source.ORIGIN,
                    stage.bareForwarder(origin),
                    report,
                    effort);
        }
    }

    private static void measure(
            Stage stage,
            EdgeSetup setup,
            Path other,
            Origin origin,
            Load load,
            Source source,
            Peer limit,
            Report report,
            Effort effort) {
        var edge = stage.edge(setup).plain();
        var before = stage.edge(setup.from(other)).plain();
        var rounds = new Comparison(origin, load, source, List.of(edge, limit, before)).run(report, effort);
        new Ratios(report, rounds, edge, before).rateAtLeast(0.95).cost();
        new Ratios(report, rounds, edge, limit).rate().cost();
        new Ratios(report, rounds, before, limit).rate().cost();
    }
}
