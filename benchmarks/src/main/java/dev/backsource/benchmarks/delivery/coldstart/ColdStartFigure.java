package dev.backsource.benchmarks.delivery.coldstart;

import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;

/**
 * The start of an edge: from the topic beside a process that only counts the same records, and from its snapshot while
 * nothing else runs; and the heap that a route takes.
 */
public final class ColdStartFigure implements Figure {
    private static final int SMALL = 100_000;
    private static final int LARGE = 1_000_000;

    @Override
    public String name() {
        return "cold-start";
    }

    @Override
    public String title() {
        return "cold start of an edge, 12 partitions, uncompressed, JVMs with " + String.join(" ", ColdEdge.JVM);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        var small = ColdStart.measure(SMALL, effort.rounds());
        print(report, SMALL, small);
        report.atMost(
                "first answer, all else down", small.answeredFromSnapshot().median(), 2, "s");
        var large = ColdStart.measure(LARGE, effort.rounds());
        print(report, LARGE, large);
        report.atLeast(
                "events/s, edge / bare consumer",
                large.bare().median() / large.read().median(),
                0.6,
                "x");
        report.atLeast(
                "reading, snapshot / topic",
                large.read().median() / large.loaded().median(),
                3,
                "x");
        report.atLeast(
                "start to first answer, snapshot / topic",
                large.answeredFromTopic().median()
                        / large.answeredFromSnapshot().median(),
                3,
                "x");
        report.atMost("heap of a route", large.bytesPerRoute(), 250, "B");
    }

    private static void print(Report report, int domains, ColdStart start) {
        report.line("   %,d domains, seconds", domains);
        report.line(
                "     bare consumer that counts             %s", start.bare().withSpread());
        report.line(
                "     edge reads the topic                  %s", start.read().withSpread());
        report.line(
                "     edge loads its snapshot               %s", start.loaded().withSpread());
        report.line(
                "     process start to first answer, topic  %s",
                start.answeredFromTopic().withSpread());
        report.line(
                "       snapshot, all else down             %s",
                start.answeredFromSnapshot().withSpread());
    }
}
