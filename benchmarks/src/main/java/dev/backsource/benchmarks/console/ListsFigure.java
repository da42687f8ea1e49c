package dev.backsource.benchmarks.console;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.delivery.stack.TimedRequests;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import java.io.IOException;
import java.util.Random;
import java.util.function.Supplier;

/** The console's lists of domains, one request at a time, with 100,000 domains. */
final class ListsFigure implements Figure {
    private static final int DOMAINS = 100_000;
    private static final double PAGE_P95_MS = 50;
    private static final double SEARCH_P95_MS = 100;

    private final Random random = new Random(7);

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public String title() {
        return "a page of 50 of %,d domains, anywhere in the list, and a search by a part of a name".formatted(DOMAINS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        try (var stack = DeliveryStack.start("lists")) {
            StoredDomains.store(stack.database(), DOMAINS);
            var requests = new TimedRequests(stack);
            measure(report, effort, requests, "a page", this::page, PAGE_P95_MS);
            measure(
                    report,
                    effort,
                    requests,
                    "a search by three digits",
                    () -> search(100 + random.nextInt(900)),
                    SEARCH_P95_MS);
            measure(
                    report,
                    effort,
                    requests,
                    "a search that finds one",
                    () -> search(DOMAINS / 10 + random.nextInt(DOMAINS * 9 / 10)),
                    SEARCH_P95_MS);
            measure(
                    report,
                    effort,
                    requests,
                    "a search that finds none",
                    () -> "?size=50&query=no-such-name",
                    SEARCH_P95_MS);
        }
    }

    private static void measure(
            Report report, Effort effort, TimedRequests requests, String what, Supplier<String> query, double limit)
            throws IOException, InterruptedException {
        requests.p95AtMost(report, effort, what, () -> requests.get("/domains" + query.get()), any -> true, limit);
    }

    private String page() {
        return "?size=50&after=www" + random.nextInt(DOMAINS) + ".example.com";
    }

    private static String search(int part) {
        return "?size=50&query=" + part;
    }
}
