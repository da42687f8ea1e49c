package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.hitcost.DiscardingCollector;
import dev.backsource.benchmarks.edge.hitcost.HitCosts;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.EdgeSwitch;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.edge.slices.Arm;
import dev.backsource.benchmarks.edge.slices.SliceRatios;
import dev.backsource.benchmarks.edge.slices.Slices;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.MedianInterval;
import dev.backsource.benchmarks.run.Report;
import java.util.List;

/**
 * The cost of the counts of a domain, and of tracing, for a cached object of 1 KiB: by a loop of the edge's own classes, and by whole hits of an edge in which
 * they are switched on and off. An edge without any code that asks for traces shows the cost of tracing that is off.
 */
final class OverheadFigure implements StagedFigure {
    private static final String PATH = Origin.CACHED + "hit";
    private static final double COUNTS = 0.01;
    private static final double OFF = 0.01;
    private static final double RATIO = 0.01;
    private static final int TRACING_SECONDS = 10;
    private static final double TRACED = 0.02;

    @Override
    public String name() {
        return "overhead";
    }

    @Override
    public String title() {
        return "cache hit of 1 KiB: the cost of its domain's counts, and of tracing";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var costs = HitCosts.measure();
        try (var collector = new DiscardingCollector()) {
            new Arms(stage, collector).measure(report, effort.pairs(), costs);
        }
    }

    /** The compared edges. The first four are one process. */
    private static final class Arms {
        private final Origin origin;
        private final Stage stage;
        private final EdgeSwitch switches;
        private final Arm edge;
        private final Arm again;
        private final Arm uncounted;
        private final Arm traced;
        private final Arm alone;
        private final Arm alike;
        private final Arm untraceable;

        Arms(Stage stage, DiscardingCollector collector) throws Exception {
            this.stage = stage;
            origin = stage.origin();
            var folder = stage.folder();
            switches = EdgeSwitch.make(folder.resolve("switched"));
            var switched = stage.edge(EdgeSetup.ROOMY.switched(switches, collector.endpoint()))
                    .plain();
            edge = new Arm("edge", switched, () -> switches.set(true, false));
            again = new Arm("again", switched, () -> switches.set(true, false));
            uncounted = new Arm("uncounted", switched, () -> switches.set(false, false));
            traced = new Arm("traced", switched, () -> switches.set(true, true));
            alone = alone(EdgeSetup.ROOMY.named("alone"));
            alike = alone(EdgeSetup.ROOMY.named("alike"));
            untraceable = alone(EdgeSetup.ROOMY.untraceable(folder.resolve("untraceable")));
        }

        private Arm alone(EdgeSetup setup) {
            return Arm.alone(setup.name(), stage.edge(setup).plain());
        }

        void measure(Report report, int pairs, HitCosts costs) throws InterruptedException {
            switches.traceAll();
            Wrk.get(PATH).run(edge.peer().port(), TRACING_SECONDS);
            var arms = List.of(edge, again, uncounted, traced, alone, alike, untraceable);
            var ratios = new Slices(origin, PATH, arms, stage.folder()).run(pairs, report);

            report.line("   -- in a loop, of the hit's %.3f us", ratios.costMicros(edge));
            var hit = ratios.costMicros(edge);
            share(report, "counts", costs.of("counted"), hit, COUNTS);
            share(report, "counts of 1,000 domains", costs.of("countedForOneOfAThousand"), hit, COUNTS);
            share(report, "tracing off", costs.of("tracingOff"), hit, OFF);
            share(
                    report,
                    "tracing at 1 %, without export",
                    costs.of("notChosen") + RATIO * costs.of("traced"),
                    hit,
                    TRACED);

            report.line("   -- in one process, medians of %d pairs with their intervals of 95 %%", pairs);
            sameAs(report, "again / edge", ratios, again, edge);
            report.judgeAtLeast("edge / uncounted, requests/s", ratios.rate(edge, uncounted), 1 - COUNTS);
            report.judgeAtMost("edge / uncounted, us a request", ratios.cost(edge, uncounted), 1 + COUNTS);
            report.judgeAtLeast("traced / edge, requests/s", ratios.rate(traced, edge), 1 - TRACED);
            var export = ratios.exportMicros(traced) / hit;
            report.judgeAtMost(
                    "traced / edge, us a request, export included",
                    ratios.cost(traced, edge).plus(export),
                    1 + TRACED);
            report.line("   export of spans, of a hit %17.4f x", export);

            report.line("   -- in two processes, widened by the difference of two that are alike");
            var rate = sameAs(report, "alike / alone", ratios, alike, alone);
            report.judgeAtLeast(
                    "alone / untraceable, requests/s",
                    ratios.rate(alone, untraceable).widened(rate.farthestFromOne()),
                    1 - OFF);
            var cost = ratios.cost(alike, alone);
            report.judgeAtMost(
                    "alone / untraceable, us a request",
                    ratios.cost(alone, untraceable).widened(cost.farthestFromOne()),
                    1 + OFF);
        }

        private static void share(Report report, String what, double nanos, double hitMicros, double limit) {
            report.atMost(what + ", " + Math.round(nanos * 10) / 10.0 + " ns", nanos / 1e3 / hitMicros, limit, "x");
        }

        /** Prints the ratios of two that are alike; 1 is in their intervals if the method is right. */
        private static MedianInterval sameAs(Report report, String what, SliceRatios ratios, Arm one, Arm other) {
            var rate = ratios.rate(one, other);
            var cost = ratios.cost(one, other);
            report.line("   %-46s %s x  %s", what + ", requests/s", rate, rate.contains(1) ? "alike" : "NOT ALIKE");
            report.line("   %-46s %s x  %s", what + ", us a request", cost, cost.contains(1) ? "alike" : "NOT ALIKE");
            return rate;
        }
    }
}
