package dev.backsource.benchmarks.findings;

import dev.backsource.benchmarks.findings.rates.OpenSslClients;
import dev.backsource.benchmarks.findings.rates.Rates;
import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import java.util.List;
import java.util.stream.IntStream;

/** Probes over TLS 1.3 on one core, with the check of the certificate, beside {@code openssl s_time}. */
final class HandshakesFigure implements Figure {
    private static final int PORTS = 100;

    @Override
    public String name() {
        return "handshakes";
    }

    @Override
    public String title() {
        return "probes of %,d ports over TLS 1.3, one core".formatted(PORTS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        try (var stage = new RateStage(name())) {
            var origin = stage.closing(
                    TrustedOrigin.start(Cores.LOAD_AND_ORIGIN, stage.folder().resolve("origin")));
            var prober = stage.prober(
                    IntStream.range(0, PORTS)
                            .mapToObj(i -> WatchedDomains.secure(i, WatchedDomains.address(i)))
                            .toList(),
                    ProberService.settings(origin));
            var openssl = stage.closing(OpenSslClients.start(stage.folder(), origin.https(), origin.root()))
                    .resting();
            var ratios = Rates.take(report, effort, List.of(prober, openssl)).ratios(prober, openssl);
            report.line("   prober / s_time, handshakes/s (%s) %.3f x", ratios.range(), ratios.median());
        }
    }
}
