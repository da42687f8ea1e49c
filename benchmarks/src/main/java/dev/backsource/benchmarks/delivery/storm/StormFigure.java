package dev.backsource.benchmarks.delivery.storm;

import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Version;
import dev.backsource.policy.event.Topic;

/**
 * The effect on clients of an edge of 1,000 changes a second: the p99 of cache hits at a steady load, quiet and in the storm, in turns. The edge has
 * core 0, everything else core 1, where wrk goes before Kafka and the storm.
 */
public final class StormFigure implements Figure {
    private static final int CHANGES_PER_SECOND = 1000;
    private static final int DOMAINS = 10_000;
    private static final int PAUSE_MS = 4;
    private static final String PATH = Origin.CACHED + "storm";

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String title() {
        return "cache hits of 1 KiB, one core, 64 connections that pause, while %,d changes/s of %,d domains arrive"
                .formatted(CHANGES_PER_SECOND, DOMAINS);
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        report.line("   changes are written to the topic; load: %s", Version.of("wrk", "-v"));
        try (var stage = Stage.set("storm")) {
            var bootstrap = stage.broker().bootstrapServers();
            var origin = stage.origin(DOMAINS);
            var edge = stage.edge(EdgeSetup.ROOMY).plain();
            PinnedProcess.moveAside(stage.broker().process(), Cores.LOAD_AND_ORIGIN);
            var load = Wrk.getPaced(PATH, WrkScript.paced(stage.folder(), PAUSE_MS));
            try (var storm = ChangeStorm.begin(stage.folder(), bootstrap, origin.port(), DOMAINS, CHANGES_PER_SECOND);
                    var topic = new TopicLength(bootstrap, Topic.POLICY_CHANGES)) {
                var turns = new StormTurns(edge, load, storm, topic, effort);
                turns.warmUp();
                turns.take().print(report);
            }
        }
    }
}
