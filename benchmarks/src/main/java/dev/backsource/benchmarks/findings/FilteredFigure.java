package dev.backsource.benchmarks.findings;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.delivery.stack.TimedRequests;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import java.io.IOException;
import java.util.Random;
import java.util.function.Supplier;

/** Lists of domains and alerts over REST, one request at a time, with 100,000 domains of which each has a finding and a firing alert. */
final class FilteredFigure implements Figure {
    private static final int DOMAINS = 100_000;
    private static final double LIMIT_MS = 100;

    private final Random random = new Random(7);

    @Override
    public String name() {
        return "filtered";
    }

    @Override
    public String title() {
        return "a page of 50 of %,d domains with findings and as many alerts, filtered".formatted(DOMAINS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        try (var stack = DeliveryStack.start(name())) {
            StoredDomains.store(stack.database(), DOMAINS);
            PublishedFindings.publish(stack.bootstrapServers(), DOMAINS);
            var requests = new TimedRequests(stack);
            PublishedFindings.awaitShown(requests, DOMAINS);
            measure(report, effort, requests, "domains", () -> "/domains?after=" + domain(), "");
            measure(
                    report,
                    effort,
                    requests,
                    "domains with a closed port",
                    () -> "/domains?ports=closed&after=" + domain(),
                    "");
            measure(
                    report,
                    effort,
                    requests,
                    "domains with an alert, by three digits",
                    () -> "/domains?alerting=true&query=" + (100 + random.nextInt(900)),
                    "\"items\":[{");
            measure(
                    report,
                    effort,
                    requests,
                    "a domain's findings",
                    () -> "/domains/" + domain() + "/health",
                    "\"code\"");
            measure(
                    report,
                    effort,
                    requests,
                    "alerts",
                    () -> "/alerts?status=FIRING&page=" + random.nextInt(DOMAINS / 50),
                    "\"code\"");
            measure(
                    report,
                    effort,
                    requests,
                    "alerts of one kind",
                    () -> "/alerts?status=FIRING&kind=origin-port-closed&page="
                            + random.nextInt(DOMAINS / PublishedFindings.CLOSED_ONE_IN / 50),
                    "\"code\"");
            measure(report, effort, requests, "a domain's alerts", () -> "/alerts?domain=" + domain(), "\"code\"");
        }
    }

    private static void measure(
            Report report, Effort effort, TimedRequests requests, String what, Supplier<String> path, String expected)
            throws IOException, InterruptedException {
        requests.p95AtMost(
                report, effort, what, () -> requests.get(path.get()), body -> body.contains(expected), LIMIT_MS);
    }

    private String domain() {
        return WatchedDomains.name(random.nextInt(DOMAINS));
    }
}
