package dev.backsource.benchmarks.findings;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import dev.backsource.infrastructure.EmbeddedBroker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The time from the moment in which a port refuses connections to the alert on its topic. Many ports close one after the other, evenly spread over an
 * interval of probes, so that each is at another moment of its own.
 */
final class FiringFigure implements Figure {
    private static final int PORTS_A_ROUND = 20;
    /** The prober's defaults. */
    private static final int FALL = 3;

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration SHORT_INTERVAL = Duration.ofSeconds(2);

    private static final double SLACK_SECONDS = 0.1;
    private static final double LIMIT_AT_DEFAULTS_SECONDS = 10;

    @Override
    public String name() {
        return "firing";
    }

    @Override
    public String title() {
        return "from a closed port to its alert";
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        var ports = PORTS_A_ROUND * effort.rounds();
        report.line(
                "   parts: the wait for the next probe, %d failures in a row (fall) a third of the interval apart, the commit of the record;",
                FALL);
        report.line("   an origin that doesn't respond takes the connect timeout (3 s) for each of them besides");
        var quick = times(SHORT_INTERVAL, ports);
        print(report, SHORT_INTERVAL, quick);
        var limit = FALL * SHORT_INTERVAL.toSeconds() + SLACK_SECONDS;
        report.atMost("fall x interval + 0.1 s, the slowest of " + ports, quick.quantile(1), limit, "s");
        var atDefaults = times(INTERVAL, ports);
        print(report, INTERVAL, atDefaults);
        report.atMost(
                "with the defaults, the slowest of " + ports, atDefaults.quantile(1), LIMIT_AT_DEFAULTS_SECONDS, "s");
    }

    private static void print(Report report, Duration interval, Sample seconds) {
        report.line("   interval %d s: median %.2f s (%s)", interval.toSeconds(), seconds.median(), seconds.range());
    }

    private static Sample times(Duration interval, int ports) throws Exception {
        var folder = Checkout.dataFolder("firing");
        try (var broker = EmbeddedBroker.startOnFreePorts(folder.resolve("kafka"));
                var origins = new ClosingPorts(ports)) {
            WatchedDomains.publish(
                    broker.bootstrapServers(),
                    IntStream.range(0, ports)
                            .mapToObj(i -> WatchedDomains.plain(i, "127.0.0.1", origins.port(i)))
                            .toList());
            try (var prober = ProberService.start(
                            DeliveryStack.ALL_CORES,
                            folder,
                            broker.bootstrapServers(),
                            Map.of("backsource.probe.interval", interval.toMillis() + "ms"));
                    var reports = new ProberReports(broker.bootstrapServers())) {
                reports.awaitOpen(ports, interval.multipliedBy(6).plusSeconds(30));
                return closed(interval, ports, origins, reports);
            }
        }
    }

    private static Sample closed(Duration interval, int ports, ClosingPorts origins, ProberReports reports)
            throws InterruptedException {
        var closedAt = new long[ports];
        var begun = System.nanoTime();
        for (var i = 0; i < ports; i++) {
            var due = begun + interval.toNanos() * i / ports;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            closedAt[i] = System.nanoTime();
            origins.close(i);
        }
        reports.awaitFiring(ports, interval.multipliedBy(2 * FALL).plusSeconds(30));
        return new Sample(IntStream.range(0, ports)
                .mapToDouble(i -> (reports.firingNanos(WatchedDomains.name(i)) - closedAt[i]) / 1e9)
                .toArray());
    }
}
