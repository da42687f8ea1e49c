package dev.backsource.benchmarks.edge.hostile;

import dev.backsource.benchmarks.edge.load.SteadyVisitor;
import dev.backsource.benchmarks.edge.peer.Edge;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.run.Report;
import java.time.Duration;

/** One edge under attack after attack, and the effect on its other clients. */
public final class AttackRun {
    private static final double LIMIT_MS = 250;
    private static final double LIMIT_MIB = 512;
    private static final double LIMIT_BUFFERS_MIB = 512;
    private static final double LIMIT_FAILED = 0.01;
    private static final double MIB = 1024 * 1024;

    private final Edge edge;
    private final Duration time;
    private final Duration settling;
    private final Report report;

    /**
     * @param time of each attack
     * @param settling after which everything an attack took is to be given back
     */
    public AttackRun(Edge edge, Duration time, Duration settling, Report report) {
        this.edge = edge;
        this.time = time;
        this.settling = settling;
        this.report = report;
    }

    /**
     * Runs {@code attack}, and prints the results.
     *
     * @throws IllegalStateException when the edge doesn't survive it
     */
    public void undergo(Attack attack) throws InterruptedException {
        var port = edge.plain().port();
        var core = new CoreShare(edge.process());
        try (var watch = new EdgeMetricsWatch(edge)) {
            OtherClients others;
            AttackCounts counts;
            try (var hits = SteadyVisitor.of(port, Origin.CACHED + "visited");
                    var large = SteadyVisitor.ofSeldom(port, Origin.LARGE + "visited");
                    var misses = SteadyVisitor.ofNewUrls(
                            port, Origin.CACHED + attack.name().hashCode() + "/");
                    var newcomers = SteadyVisitor.ofNewConnections(port, Origin.CACHED + "visited");
                    var attacker = new Attacker(attack, port, edge.tls().port())) {
                counts = attacker.run(time);
                core.stop();
                others = new OtherClients(hits, large, misses, newcomers);
            }
            print(attack, counts, watch);
            others.print(report);
            core.print(report);
            verdicts(attack, others, watch);
        }
        if (!edge.process().isAlive()) {
            throw new IllegalStateException("the edge did not live through " + attack.name() + "; see its log");
        }
    }

    private void print(Attack attack, AttackCounts counts, EdgeMetricsWatch watch) {
        report.line(
                "   -- %s: %d connections, %d requests; %s",
                attack.name(), counts.connections(), counts.requests(), counts.answers());
        report.line("      refused: %s", watch.refused());
        report.line("      at its most: heap %.0f MiB, held: %s", watch.heap() / MIB, watch.held());
        if (watch.unanswered() > 0) {
            report.line("      metrics not answered: %d times", watch.unanswered());
        }
    }

    private void verdicts(Attack attack, OtherClients others, EdgeMetricsWatch watch) {
        report.atMost(attack.name() + ", p99 of others", others.p99Millis(), LIMIT_MS, "ms");
        report.atMost(attack.name() + ", others not answered 200", others.shareFailed(), LIMIT_FAILED, "of 1");
        report.atMost(attack.name() + ", resident memory", edge.process().peakBytes() / MIB, LIMIT_MIB, "MiB");
        report.atMost(attack.name() + ", buffers of sockets", watch.buffers() / MIB, LIMIT_BUFFERS_MIB, "MiB");
        var begin = System.nanoTime();
        var left = watch.awaitNothingHeld(settling);
        report.atMost(
                attack.name() + ", all given back" + (left.isEmpty() ? "" : " (left: " + left + ")"),
                left.isEmpty() ? (System.nanoTime() - begin) / 1e9 : Double.POSITIVE_INFINITY,
                (double) settling.toSeconds(),
                "s");
    }
}
