package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.hostile.AttackRun;
import dev.backsource.benchmarks.edge.hostile.Attacks;
import dev.backsource.benchmarks.edge.hostile.StreamingOrigin;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.PublishedDomains;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.Report;
import java.time.Duration;
import java.util.regex.Pattern;

/** The effect on other clients of an edge of 512 MB when an attacker tries to take its resources, in one way after the other. */
final class HostileFigure implements StagedFigure {
    /** A little longer than a client may be silent, and so an attacker. */
    private static final Duration SETTLING = Duration.ofSeconds(80);

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String title() {
        return "what others notice of attacks, in a container of 512 MB";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        PinnedProcess.stayOn(Cores.LOAD_AND_ORIGIN);
        var origin = stage.origin();
        try (var streaming = new StreamingOrigin()) {
            stage.route(PublishedDomains.STREAMING_HOST, streaming.port());
            stage.route("*" + PublishedDomains.WILDCARD, origin.port());
            var edge = stage.edge(EdgeSetup.CONTAINED);
            edge.plain().get(Origin.CACHED + "visited");
            edge.plain().get(Attacks.STORED);
            edge.plain().get(Origin.LARGE + "pipelined");
            var siege = new AttackRun(edge, Duration.ofSeconds(effort.attackSeconds()), SETTLING, report);
            var asked = Pattern.compile(System.getProperty("benchmarks.attacks", ""));
            for (var attack : Attacks.all()) {
                if (asked.matcher(attack.name()).find()) {
                    siege.undergo(attack);
                }
            }
        }
    }
}
