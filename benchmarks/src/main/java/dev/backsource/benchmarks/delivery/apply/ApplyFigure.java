package dev.backsource.benchmarks.delivery.apply;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code backsource apply} of a folder, from the program's start to its end: with all domains as in their files already, and with all of them new,
 * beside 16 writers that create domains over REST. Those two take turns; the relay publishes meanwhile.
 */
public final class ApplyFigure implements Figure {
    private static final int DOMAINS = 10_000;
    private static final int WRITERS = 16;
    private static final double SECONDS_UNCHANGED = 5;
    private static final double BESIDE_WRITERS = 0.8;

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String title() {
        return "backsource apply of %,d files, beside %d writers that create domains over REST"
                .formatted(DOMAINS, WRITERS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        unchanged(report, effort);
        created(report, effort);
    }

    private static void unchanged(Report report, Effort effort) throws Exception {
        var seconds = new ArrayList<Double>();
        try (var stack = DeliveryStack.start("apply-unchanged")) {
            StoredDomains.store(stack.database(), DOMAINS);
            var files = DomainFolder.of(stack.folder(), "www", DOMAINS);
            var program = new CommandLine(stack);
            var said = "%,d unchanged".formatted(DOMAINS);
            for (var i = 0; i < effort.rounds(); i++) {
                program.apply(files, said);
            }
            for (var i = 0; i < effort.rounds(); i++) {
                seconds.add(program.apply(files, said));
            }
        }
        report.line("     %-40s %s", "seconds, all unchanged", sample(seconds).withSpread());
        report.atMost("seconds, all unchanged", sample(seconds).median(), SECONDS_UNCHANGED, "s");
    }

    private static void created(Report report, Effort effort) throws Exception {
        var applied = new ArrayList<Double>();
        var written = new ArrayList<Double>();
        try (var stack = DeliveryStack.start("apply-new")) {
            var program = new CommandLine(stack);
            var writers = new CreatingWriters(stack, WRITERS);
            writers.run(effort.compilingSeconds());
            for (var i = 0; i < effort.rounds(); i++) {
                var files = DomainFolder.of(stack.folder(), "new" + i + "x", DOMAINS);
                StoredDomains.awaitPublished(stack.database());
                applied.add(DOMAINS / program.apply(files, "%,d of %,d written".formatted(DOMAINS, DOMAINS)));
                StoredDomains.awaitPublished(stack.database());
                written.add(writers.run(effort.seconds()).requestsPerSecond());
            }
        }
        report.line("     %-40s %s", "apply, new domains/s", sample(applied).withSpread());
        report.line(
                "     %-40s %s",
                WRITERS + " REST writers, new domains/s", sample(written).withSpread());
        var ratios = IntStream.range(0, applied.size())
                .mapToDouble(i -> applied.get(i) / written.get(i))
                .toArray();
        report.atLeast("apply / writers", new Sample(ratios).median(), BESIDE_WRITERS, "x");
    }

    private static Sample sample(List<Double> values) {
        return new Sample(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
