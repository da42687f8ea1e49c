package dev.backsource.benchmarks.findings;

import dev.backsource.benchmarks.findings.rates.BareConnects;
import dev.backsource.benchmarks.findings.rates.CheckingHaProxy;
import dev.backsource.benchmarks.findings.rates.ManyPorts;
import dev.backsource.benchmarks.findings.rates.Rates;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Probes over TCP on one core, of many ports that are open, beside HAProxy's checks of the same ports. */
final class ProbesFigure implements Figure {
    private static final int PORTS = 1_000;
    private static final double LIMIT = 0.7;

    @Override
    public String name() {
        return "probes";
    }

    @Override
    public String title() {
        return "probes of %,d open ports over TCP, one core".formatted(PORTS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        try (var stage = new RateStage(name())) {
            var ports = stage.closing(new ManyPorts());
            var addresses =
                    IntStream.range(0, PORTS).mapToObj(WatchedDomains::address).toList();
            var prober = stage.prober(
                    IntStream.range(0, PORTS)
                            .mapToObj(i -> WatchedDomains.plain(i, addresses.get(i), ports.port()))
                            .toList(),
                    Map.of());
            var servers = addresses.stream()
                    .map(address -> address + ":" + ports.port())
                    .toList();
            var haproxy = stage.closing(CheckingHaProxy.RESETTING.start(stage.folder(), servers))
                    .resting();
            var completing = stage.closing(CheckingHaProxy.COMPLETING.start(stage.folder(), servers))
                    .resting();
            var limit =
                    stage.closing(BareConnects.start(stage.folder(), servers)).resting();
            var rates = Rates.take(report, effort, List.of(prober, haproxy, completing, limit));
            var ratios = rates.ratios(prober, haproxy);
            report.atLeast("prober / haproxy, connections/s (" + ratios.range() + ")", ratios.median(), LIMIT, "x");
            print(report, "prober / haproxy-fin", rates.ratios(prober, completing));
            print(report, "prober / nio", rates.ratios(prober, limit));
            print(report, "nio / haproxy", rates.ratios(limit, haproxy));
        }
    }

    private static void print(Report report, String what, Sample ratios) {
        report.line("   %s, connections/s (%s) %.3f x", what, ratios.range(), ratios.median());
    }
}
