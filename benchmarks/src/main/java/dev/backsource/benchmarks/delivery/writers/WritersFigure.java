package dev.backsource.benchmarks.delivery.writers;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.ProcessorTimes;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.edge.load.LoadResult;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import dev.backsource.benchmarks.run.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Changes accepted over REST from 16 writers, beside pgbench with 16 clients and the statements of a change on the same
 * server. The relay publishes meanwhile, which pgbench has no counterpart for. Both have all cores and take turns.
 */
public final class WritersFigure implements Figure {
    private static final int WRITERS = 16;
    private static final int DOMAINS = 10_000;

    @Override
    public String name() {
        return "writers";
    }

    @Override
    public String title() {
        return "changes accepted over REST, %d writers, %,d domains, beside pgbench with the same four statements"
                .formatted(WRITERS, DOMAINS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        report.line("   %s; load: %s", PgBench.version(), Version.of("wrk", "-v"));
        var turns = new ArrayList<Turn>();
        try (var stack = DeliveryStack.start("writers")) {
            StoredDomains.store(stack.database(), DOMAINS);
            var writers = new RestWriters(stack, WRITERS, DOMAINS);
            var pgbench = new PgBench(stack.folder(), stack.database(), WRITERS, DOMAINS);
            writers.run(effort.compilingSeconds());
            for (var i = 0; i < effort.rounds(); i++) {
                StoredDomains.awaitPublished(stack.database());
                var bare = pgbench.run(effort.seconds());
                var before = stack.processorTimes();
                var accepted = writers.run(effort.seconds());
                turns.add(new Turn(bare, accepted, stack.processorTimes().millisEach(before, accepted.requests())));
            }
        }
        print(report, turns);
    }

    private static void print(Report report, List<Turn> turns) {
        line(report, "pgbench, transactions/s", sample(turns, Turn::bare));
        line(report, "REST, changes/s", sample(turns, turn -> turn.accepted.requestsPerSecond()));
        line(report, "REST, p99 of a change in ms", sample(turns, turn -> turn.accepted.p99Ms()));
        line(report, "processor ms a change, config-service", sample(turns, turn -> turn.used.configService()));
        line(report, "processor ms a change, PostgreSQL", sample(turns, turn -> turn.used.database()));
        line(report, "processor ms a change, Kafka", sample(turns, turn -> turn.used.broker()));
        var ratio = sample(turns, turn -> turn.accepted.requestsPerSecond() / turn.bare);
        report.atLeast("changes/s beside pgbench", ratio.median(), 0.7, "x");
    }

    private static Sample sample(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return new Sample(turns.stream().mapToDouble(figure).toArray());
    }

    private static void line(Report report, String what, Sample sample) {
        report.line("     %-40s %s", what, sample.withSpread());
    }

    /**
     * @param bare transactions a second of pgbench
     * @param used the processor time of a change, in milliseconds, without that for changes published after the turn
     */
    private record Turn(double bare, LoadResult accepted, ProcessorTimes used) {}
}
