package dev.backsource.benchmarks.console;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** The console's lists of domains, one request at a time, with 100,000 domains. */
final class ListsFigure implements Figure {
    private static final int DOMAINS = 100_000;
    private static final double PAGE_P95_MS = 50;
    private static final double SEARCH_P95_MS = 100;
    private static final double P95 = 0.95;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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
            measure(report, effort, stack, "a page", this::page, PAGE_P95_MS);
            measure(
                    report,
                    effort,
                    stack,
                    "a search by three digits",
                    () -> search(100 + random.nextInt(900)),
                    SEARCH_P95_MS);
            measure(
                    report,
                    effort,
                    stack,
                    "a search that finds one",
                    () -> search(DOMAINS / 10 + random.nextInt(DOMAINS * 9 / 10)),
                    SEARCH_P95_MS);
            measure(
                    report,
                    effort,
                    stack,
                    "a search that finds none",
                    () -> "?size=50&query=no-such-name",
                    SEARCH_P95_MS);
        }
    }

    private void measure(
            Report report, Effort effort, DeliveryStack stack, String what, Supplier<String> query, double limit)
            throws IOException, InterruptedException {
        times(stack, query, effort.seconds());
        var sample = times(stack, query, effort.rounds() * effort.seconds());
        report.line("   %s: median %.1f ms (%s)", what, sample.median(), sample.range());
        report.atMost(what + ", p95", sample.quantile(P95), limit, "ms");
    }

    private Sample times(DeliveryStack stack, Supplier<String> query, int seconds)
            throws IOException, InterruptedException {
        var times = DoubleStream.builder();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + stack.api() + "/api/v1/domains" + query.get()))
                    .header("Authorization", stack.authorization())
                    .build();
            var begun = System.nanoTime();
            var answer = client.send(request, BodyHandlers.ofString());
            times.add((System.nanoTime() - begun) / 1e6);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
        }
        return new Sample(times.build().toArray());
    }

    private String page() {
        return "?size=50&after=www" + random.nextInt(DOMAINS) + ".example.com";
    }

    private static String search(int part) {
        return "?size=50&query=" + part;
    }
}
