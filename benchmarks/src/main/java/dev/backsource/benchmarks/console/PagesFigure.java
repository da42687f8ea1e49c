package dev.backsource.benchmarks.console;

import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The opening of the console's pages in a browser with an empty cache, and the traffic of an idle list. */
final class PagesFigure implements Figure {
    private static final double DATA_MS = 500;
    private static final double LONGEST_TASK_MS = 50;
    private static final double SCRIPT_KB = 80;
    private static final double SCREENS = 2;
    private static final int IDLE_SECONDS = 30;
    private static final double IDLE_KB = 5;

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String title() {
        return "pages of the console, opened in Chromium, with %,d domains, %,d edges and %,d alerts"
                .formatted(ConsoleStage.DOMAINS, ConsoleStage.EDGES, ConsoleStage.ALERTS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        try (var stage = ConsoleStage.set(name())) {
            var window = stage.window();
            report.atMost(
                    "an idle list, received in " + IDLE_SECONDS + " s",
                    window.received(ShownPage.DOMAINS, IDLE_SECONDS) / 1024,
                    IDLE_KB,
                    "KB");
            ShownPage.ALL.forEach(window::look);
            var opened = ShownPage.ALL.stream()
                    .map(page -> new Openings(
                            page,
                            IntStream.range(0, effort.rounds())
                                    .mapToObj(any -> window.look(page))
                                    .toList()))
                    .toList();
            report.line(
                    "   %-26s %12s %12s %9s %9s %12s",
                    "page", "data, ms", "task, ms", "shift", "screens", "scripts, KB");
            opened.forEach(page -> page.print(report));
            worst(report, opened, "first data", ConsoleWindow.Opened::dataMs, DATA_MS, "ms");
            worst(report, opened, "longest task", ConsoleWindow.Opened::longestTaskMs, LONGEST_TASK_MS, "ms");
            worst(report, opened, "layout shift", ConsoleWindow.Opened::shift, 0, "");
            worst(report, opened, "height", ConsoleWindow.Opened::screens, SCREENS, "screens");
            worst(report, opened, "scripts, compressed", one -> one.scriptBytes() / 1024, SCRIPT_KB, "KB");
        }
    }

    private static void worst(
            Report report,
            List<Openings> pages,
            String what,
            ToDoubleFunction<ConsoleWindow.Opened> figure,
            double limit,
            String unit) {
        var worst = pages.stream()
                .max((one, other) -> Double.compare(one.median(figure), other.median(figure)))
                .orElseThrow();
        report.atMost(what + ", " + worst.page.path(), worst.median(figure), limit, unit);
    }

    /** A page, opened several times. */
    private record Openings(ShownPage page, List<ConsoleWindow.Opened> all) {
        double median(ToDoubleFunction<ConsoleWindow.Opened> figure) {
            return new Sample(all.stream().mapToDouble(figure).toArray()).median();
        }

        void print(Report report) {
            report.line(
                    "   %-26s %12.0f %12.0f %9.4f %9.1f %12.1f",
                    page.path(),
                    median(ConsoleWindow.Opened::dataMs),
                    median(ConsoleWindow.Opened::longestTaskMs),
                    median(ConsoleWindow.Opened::shift),
                    median(ConsoleWindow.Opened::screens),
                    median(ConsoleWindow.Opened::scriptBytes) / 1024);
        }
    }
}
