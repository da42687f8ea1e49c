package dev.backsource.benchmarks.delivery.restore;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;

/**
 * All domains restored to a time, as the command line does it: from the first request until config-service knows that the edge has applied the last
 * event of every partition. Once, after a dry run, and after the mistakes were published, so that all processes are warm.
 */
public final class RestoreFigure implements Figure {
    private static final int DOMAINS = Integer.getInteger("benchmarks.domains", 100_000);
    private static final double LIMIT_SECONDS = 10;
    private static final long RESTORED = 3;

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String title() {
        return "%,d domains of %d bytes whose policies were changed by mistake, restored to a time at an edge"
                .formatted(DOMAINS, ChangedByMistake.bytes());
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        try (var stack = DeliveryStack.start("restore")) {
            var publishing = ChangedByMistake.store(stack.database(), DOMAINS);
            stack.startEdge("edge-1");
            var api = new RestoreApi(stack);
            api.restoreAll(ChangedByMistake.moment(), true);
            var before = stack.processorTimes();
            var begun = System.nanoTime();
            var restored = api.restoreAll(ChangedByMistake.moment(), false);
            var answered = seconds(begun);
            if (restored != DOMAINS) {
                throw new IllegalStateException(restored + " domains were restored");
            }
            StoredDomains.awaitPublished(stack.database());
            var published = seconds(begun);
            for (var domain : ChangedByMistake.last(stack.database(), RESTORED)) {
                api.awaitApplied(domain, RESTORED);
            }
            var applied = seconds(begun);
            var used = stack.processorTimes().millisEach(before, DOMAINS);
            report.line("     %-40s %.2f", "s to publish as many, by itself", publishing);
            report.line("     %-40s %.2f", "s to the last response", answered);
            report.line("     %-40s %.2f", "s until all were published", published);
            report.line("     %-40s %.2f", "s until the edge had applied all", applied);
            report.line(
                    "     %-40s %.3f, %.3f, %.3f",
                    "processor ms a domain: config-service, PostgreSQL, Kafka",
                    used.configService(),
                    used.database(),
                    used.broker());
            report.atMost("restore of %,d domains".formatted(DOMAINS), applied, LIMIT_SECONDS, "s");
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
