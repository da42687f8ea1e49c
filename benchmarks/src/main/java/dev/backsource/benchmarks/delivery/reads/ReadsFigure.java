package dev.backsource.benchmarks.delivery.reads;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.ProcessorTimes;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.edge.load.LoadResult;
import dev.backsource.benchmarks.edge.load.WrkOutput;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Domains read over REST by 16 readers, each at random. It has no limit of its own: it is there to be compared with the same of another
 * version, on the same machine.
 */
public final class ReadsFigure implements Figure {
    private static final int READERS = 16;
    private static final int DOMAINS = 10_000;
    private static final String SCRIPT = """
            local headers = { ["Authorization"] = "%s" }
            math.randomseed(os.time())

            function request()
              return wrk.format("GET", "/api/v1/domains/www" .. math.random(0, %d - 1) .. ".example.com", headers)
            end
            """;

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public String title() {
        return "domains read over REST, %d readers, %,d domains".formatted(READERS, DOMAINS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        var turns = new ArrayList<Turn>();
        try (var stack = DeliveryStack.start("reads")) {
            StoredDomains.store(stack.database(), DOMAINS);
            var script = Files.writeString(
                    stack.folder().resolve("reads.lua"), SCRIPT.formatted(stack.authorization(), DOMAINS));
            var to = "http://127.0.0.1:" + stack.api();
            read(script.toString(), to, effort.compilingSeconds());
            StoredDomains.awaitPublished(stack.database());
            for (var i = 0; i < effort.rounds(); i++) {
                var before = stack.processorTimes();
                var answered = read(script.toString(), to, effort.seconds());
                turns.add(new Turn(answered, stack.processorTimes().millisEach(before, answered.requests())));
            }
        }
        line(report, "reads/s", sample(turns, turn -> turn.answered.requestsPerSecond()));
        line(report, "p99 of a read in ms", sample(turns, turn -> turn.answered.p99Ms()));
        line(report, "processor ms a read, config-service", sample(turns, turn -> turn.used.configService()));
        line(report, "processor ms a read, PostgreSQL", sample(turns, turn -> turn.used.database()));
    }

    private static LoadResult read(String script, String to, int seconds) {
        return WrkOutput.parse(PinnedProcess.output(
                DeliveryStack.ALL_CORES,
                List.of(
                        "wrk",
                        "-d" + seconds + "s",
                        "-t1",
                        "-c" + READERS,
                        "--timeout",
                        "10s",
                        "--latency",
                        "-s",
                        script,
                        to)));
    }

    private static Sample sample(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return new Sample(turns.stream().mapToDouble(figure).toArray());
    }

    private static void line(Report report, String what, Sample sample) {
        report.line("     %-40s %s", what, sample.withSpread());
    }

    private record Turn(LoadResult answered, ProcessorTimes used) {}
}
