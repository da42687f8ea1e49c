package dev.backsource.benchmarks.delivery.storm;

import dev.backsource.benchmarks.edge.load.LoadResult;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.peer.Peer;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Turns of an edge's load, quiet and in a storm of changes. */
final class StormTurns {
    private final Peer edge;
    private final Wrk load;
    private final ChangeStorm storm;
    private final TopicLength topic;
    private final Effort effort;

    StormTurns(Peer edge, Wrk load, ChangeStorm storm, TopicLength topic, Effort effort) {
        this.edge = edge;
        this.load = load;
        this.storm = storm;
        this.topic = topic;
        this.effort = effort;
    }

    /** Loads the edge while the storm rages, until it is compiled. */
    void warmUp() {
        load.run(edge.port(), effort.compilingSeconds());
    }

    Figures take() {
        var pairs = new ArrayList<Pair>();
        for (var i = 0; i < effort.rounds(); i++) {
            storm.rest();
            var quiet = turn();
            storm.goOn();
            pairs.add(new Pair(quiet, turn()));
        }
        return new Figures(pairs);
    }

    private Turn turn() {
        var start = System.nanoTime();
        var before = topic.now();
        var usedBefore = edge.process().processorSeconds();
        var result = load.run(edge.port(), effort.seconds());
        var used = edge.process().processorSeconds() - usedBefore;
        var changes = topic.now() - before;
        var seconds = (System.nanoTime() - start) / 1e9;
        return new Turn(result, changes / seconds, used / seconds);
    }

    /**
     * @param changes written a second
     * @param core the share of its core that the edge used
     */
    private record Turn(LoadResult result, double changes, double core) {}

    private record Pair(Turn quiet, Turn stormy) {}

    /** The results of the turns. */
    record Figures(List<Pair> pairs) {
        void print(Report report) {
            line(report, "quiet, requests/s", pair -> pair.quiet.result.requestsPerSecond());
            line(report, "quiet, share of the edge's core", pair -> pair.quiet.core);
            line(report, "quiet, p99 in ms", pair -> pair.quiet.result.p99Ms());
            line(report, "in the storm, changes/s", pair -> pair.stormy.changes);
            line(report, "in the storm, requests/s", pair -> pair.stormy.result.requestsPerSecond());
            line(report, "in the storm, share of the edge's core", pair -> pair.stormy.core);
            line(report, "in the storm, p99 in ms", pair -> pair.stormy.result.p99Ms());
            var ratios = sample(pair -> pair.stormy.result.p99Ms() / pair.quiet.result.p99Ms());
            report.atMost("p99 in the storm beside quiet", ratios.median(), 1.2, "x");
        }

        private void line(Report report, String what, ToDoubleFunction<Pair> figure) {
            report.line("     %-40s %s", what, sample(figure).withSpread());
        }

        private Sample sample(ToDoubleFunction<Pair> figure) {
            return new Sample(pairs.stream().mapToDouble(figure).toArray());
        }
    }
}
