package dev.backsource.benchmarks.console;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.delivery.storm.ChangeStorm;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.util.ArrayList;
import java.util.List;

/** Pages of the console in a browser, while 1,000 changes a second arrive in the event stream. */
final class EventsFigure implements Figure {
    private static final int CHANGES_PER_SECOND = 1000;
    private static final int DOMAINS = 10_000;
    private static final int ORIGIN_PORT = 80;
    private static final double LONGEST_TASK_MS = 50;
    private static final double SCRIPT_KB = 80;
    private static final List<String> PAGES =
            List.of("overview", "domains", "domains/www0.example.com", "alerts", "edges");

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String title() {
        return "pages of the console in Chromium, while %,d changes/s of %,d domains arrive"
                .formatted(CHANGES_PER_SECOND, DOMAINS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        try (var stack = DeliveryStack.start("events")) {
            StoredDomains.store(stack.database(), DOMAINS);
            stack.startEdge("edge-1");
            try (var window = ConsoleWindow.open(stack.api(), stack.authorization())) {
                report.atMost("scripts, compressed", window.scriptBytes() / 1024.0, SCRIPT_KB, "KB");
                PAGES.forEach(page -> window.watch(page, 1));
                try (var storm = ChangeStorm.begin(
                        stack.folder(), stack.bootstrapServers(), ORIGIN_PORT, DOMAINS, CHANGES_PER_SECOND)) {
                    for (var page : PAGES) {
                        measure(report, effort, window, page);
                    }
                }
            }
        }
    }

    private static void measure(Report report, Effort effort, ConsoleWindow window, String page) {
        var longest = new ArrayList<Double>();
        var events = new ArrayList<Double>();
        for (var i = 0; i < effort.rounds(); i++) {
            var seen = window.watch(page, effort.seconds());
            longest.add(seen.longestTaskMs());
            events.add(seen.events() / (double) effort.seconds());
        }
        report.line("   %s: %s events/s arrived", page, sample(events).withSpread());
        report.atMost(
                page + ", longest task (" + sample(longest).range() + ")",
                sample(longest).median(),
                LONGEST_TASK_MS,
                "ms");
    }

    private static Sample sample(List<Double> values) {
        return new Sample(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
