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

/** A cached object of 1 KiB from an edge that counts each domain's requests, beside the same edge whose counts add nothing. */
final class FiguresFigure implements StagedFigure {
    private static final String PATH = Origin.CACHED + "hit";

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public String title() {
        return "cache hit of 1 KiB, counted for its domain";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var uncounted = stage.edge(EdgeSetup.ROOMY.uncounted(stage.folder().resolve("uncounted")))
                .plain();
        var limit = stage.bareAnswerer();
        var counted = stage.edge(EdgeSetup.ROOMY).plain();
        var rounds = new Comparison(origin, Wrk.get(PATH), Source.CACHE, List.of(counted, limit, uncounted))
                .run(report, effort);
        new Ratios(report, rounds, counted, uncounted).rateAtLeast(0.99).cost();
        new Ratios(report, rounds, uncounted, limit).rate().cost();
    }
}
