package dev.backsource.benchmarks.delivery.commit;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;

/**
 * A policy change from its commit to the moment both edges answer by it, one change at a time, with few domains and with
 * many. Each change has its turn beside a bare round trip through the same broker and a bare commit to the same
 * database, so that the machine's moods meet them alike.
 */
public final class CommitFigure implements Figure {
    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final int CHANGES_PER_SECOND_OF_EFFORT = 20;
    private static final double ROUND_TRIPS = 3;
    /** The ratio that tells growth from chance. */
    private static final double NO_GROWTH = 1.2;

    @Override
    public String name() {
        return "commit";
    }

    @Override
    public String title() {
        return "policy change, commit to applied on both edges, one change at a time";
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        var changes = CHANGES_PER_SECOND_OF_EFFORT * effort.seconds() * effort.rounds();
        var few = measure(report, FEW, changes);
        var many = measure(report, MANY, changes);
        report.atMost(
                "p50 at %,d domains beside p50 at %,d".formatted(MANY, FEW),
                many.median() / few.median(),
                NO_GROWTH,
                "x");
    }

    private static Sample measure(Report report, int domains, int changes) throws Exception {
        try (var stack = DeliveryStack.start("commit")) {
            StoredDomains.store(stack.database(), domains - 1);
            var turns = stack.closing(ChangeTurns.prepare(stack));
            turns.take(changes);
            var measured = turns.take(changes);
            print(report, domains, measured);
            return new Sample(measured.change());
        }
    }

    private static void print(Report report, int domains, ChangeTurns.Times times) {
        var roundTrip = new Sample(times.roundTrip());
        var commit = new Sample(times.commit());
        var change = new Sample(times.change());
        report.line("   %,d domains, %d changes", domains, times.change().length);
        line(report, "bare produce to consume, acks=all", roundTrip);
        line(report, "bare commit of one row", commit);
        line(report, "commit to applied on both edges", change);
        var limit = ROUND_TRIPS * roundTrip.quantile(0.99) + commit.quantile(0.99);
        report.atMost("p99, limit 3 x round trip + commit", change.quantile(0.99), limit, "ms");
    }

    private static void line(Report report, String what, Sample times) {
        report.line("     %-36s p50 %7.2f ms, p99 %7.2f ms", what, times.median(), times.quantile(0.99));
    }
}
