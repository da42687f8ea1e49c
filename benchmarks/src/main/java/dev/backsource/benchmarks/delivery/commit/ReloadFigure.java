package dev.backsource.benchmarks.delivery.commit;

import dev.backsource.benchmarks.delivery.stack.TellingOrigin;
import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import dev.backsource.benchmarks.run.Version;
import java.util.List;

/**
 * The change of {@link CommitFigure} by the way that users go without Backsource: nginx with one server block for each
 * domain, its configuration rewritten and reloaded, until the domain is answered from the new origin.
 */
public final class ReloadFigure implements Figure {
    private static final int DOMAINS = 10_000;
    private static final int RELOADS_PER_ROUND = 5;

    @Override
    public String name() {
        return "reload";
    }

    @Override
    public String title() {
        return "the same change by nginx: %,d server blocks, one of them changed, rewritten and reloaded"
                .formatted(DOMAINS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        var folder = Checkout.dataFolder("reload");
        var times = new double[RELOADS_PER_ROUND * effort.rounds()];
        // Workers of the configuration before answer for a moment, so the one before that must not look like the next.
        try (var first = new TellingOrigin();
                var second = new TellingOrigin();
                var third = new TellingOrigin();
                var nginx = ReloadedNginx.start(folder, DOMAINS, third.port())) {
            var turn = List.of(first, second, third);
            for (var i = 0; i < times.length; i++) {
                times[i] = nginx.changeMs(turn.get(i % turn.size()).port());
            }
        }
        var reload = new Sample(times);
        report.line("   %s, one worker; %d reloads", Version.of("nginx", "-v"), times.length);
        report.line("     rewritten and reloaded               p50 %7.2f ms, %s ms", reload.median(), reload.range());
    }
}
