package dev.backsource.benchmarks.delivery.batches;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** 50 domains set by one call of Alibaba Cloud CDN's API, beside the same change by a batch over REST; they take turns. */
public final class BatchFigure implements Figure {
    private static final int DOMAINS = 1_000;
    private static final int AT_ONCE = 50;
    private static final double LIMIT = 1.3;
    private static final List<String> TYPES = List.of("HTTP", "HTTPS", "FOLLOW");

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public String title() {
        return "%d domains set in one request, of %,d".formatted(AT_ONCE, DOMAINS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        var rest = new ArrayList<Double>();
        var aliyun = new ArrayList<Double>();
        try (var stack = DeliveryStack.start("batch")) {
            StoredDomains.store(stack.database(), DOMAINS);
            var restBatch = new RestBatch(stack.api(), stack.authorization(), names(0));
            var aliyunBatch = new AliyunBatch(stack.aliyun(), stack.authorization(), names(AT_ONCE));
            turn(restBatch, effort.compilingSeconds());
            turn(aliyunBatch, effort.compilingSeconds());
            for (var i = 0; i < effort.rounds(); i++) {
                StoredDomains.awaitPublished(stack.database());
                rest.add(turn(restBatch, effort.seconds()));
                StoredDomains.awaitPublished(stack.database());
                aliyun.add(turn(aliyunBatch, effort.seconds()));
            }
        }
        report.line("     %-40s %s", "ms a batch over REST", sample(rest).withSpread());
        report.line(
                "     %-40s %s", "ms a BatchSetCdnDomainConfig", sample(aliyun).withSpread());
        var ratios = IntStream.range(0, rest.size())
                .mapToDouble(i -> aliyun.get(i) / rest.get(i))
                .toArray();
        report.atMost("BatchSetCdnDomainConfig / batch over REST", new Sample(ratios).median(), LIMIT, "x");
    }

    /** The median of a request, in milliseconds; each makes a revision of every domain. */
    private static double turn(BatchApi api, int seconds) {
        var times = new ArrayList<Double>();
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            var begin = System.nanoTime();
            api.setAll(TYPES.get(times.size() % TYPES.size()));
            times.add((System.nanoTime() - begin) / 1e6);
        }
        return sample(times).median();
    }

    private static List<String> names(int from) {
        return IntStream.range(from, from + AT_ONCE)
                .mapToObj(i -> "www" + i + ".example.com")
                .toList();
    }

    private static Sample sample(List<Double> values) {
        return new Sample(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
