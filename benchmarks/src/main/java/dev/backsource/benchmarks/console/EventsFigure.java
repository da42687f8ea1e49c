package dev.backsource.benchmarks.console;

import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Pages of the console in a browser, while 1,000 changes a second arrive in the event stream. */
final class EventsFigure implements Figure {
    private static final int CHANGES_PER_SECOND = 1000;
    /** With fewer the limits beside it mean nothing. */
    private static final double ENOUGH_PER_SECOND = 0.95 * CHANGES_PER_SECOND;

    private static final double LONGEST_TASK_MS = 50;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String title() {
        return "pages of the console in Chromium, with %,d domains, %,d edges and %,d alerts, while %,d changes/s arrive"
                .formatted(ConsoleStage.DOMAINS, ConsoleStage.EDGES, ConsoleStage.ALERTS, CHANGES_PER_SECOND);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        try (var stage = ConsoleStage.set(name())) {
            var window = stage.window();
            try (var storm = stage.storm(CHANGES_PER_SECOND)) {
                ShownPage.ALL.forEach(page -> window.watch(page, 1));
                for (var page : ShownPage.ALL) {
                    measure(report, effort, window, page);
                }
            }
        }
    }

    private static void measure(Report report, Effort effort, ConsoleWindow window, ShownPage page) {
        var watched = IntStream.range(0, effort.rounds())
                .mapToObj(any -> window.watch(page, effort.seconds()))
                .toList();
        var arrived = sample(watched, seen -> seen.events() / effort.seconds());
        report.atLeast(page.path() + ", events (" + arrived.range() + ")", arrived.median(), ENOUGH_PER_SECOND, "/s");
        var longest = sample(watched, ConsoleWindow.Watched::longestTaskMs);
        report.atMost(
                page.path() + ", longest task (" + longest.range() + ")", longest.median(), LONGEST_TASK_MS, "ms");
        report.atMost(
                page.path() + ", layout shift",
                sample(watched, ConsoleWindow.Watched::shift).median(),
                0,
                "");
    }

    private static Sample sample(List<ConsoleWindow.Watched> watched, ToDoubleFunction<ConsoleWindow.Watched> figure) {
        return new Sample(watched.stream().mapToDouble(figure).toArray());
    }
}
