package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.comparison.Comparison;
import dev.backsource.benchmarks.edge.comparison.Ratios;
import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.load.Load;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Peer;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * This edge and the one of another checkout, with bare Netty between them, in turns of the same run: the gain of a change, even one smaller than the
 * drift of the machine's speed from one run to the next.
 */
final class BeforeFigure implements Figure {
    private static final String BEFORE = "benchmarks.before";
    private static final String WANTED = "benchmarks.tasks";
    private static final List<Task> TASKS = List.of(
            new Task(
                    "hit",
                    EdgeSetup.ROOMY,
                    Source.CACHE,
                    stage -> Wrk.get(Origin.CACHED + "hit"),
                    (stage, origin) -> stage.bareAnswerer()),
            new Task(
                    "pass-through",
                    EdgeSetup.ROOMY,
                    Source.ORIGIN,
                    stage -> Wrk.get(Origin.NEVER + "passed"),
                    Stage::bareForwarder),
            new Task(
                    "miss",
                    EdgeSetup.EVICTING,
                    Source.ORIGIN,
                    stage -> Wrk.scripted(WrkScript.everyUrlNew(stage.folder(), Origin.CACHED + "miss/")),
                    Stage::bareForwarder));

    /**
     * One of the tasks of both edges.
     *
     * @param source of all responses
     * @param limit the bare Netty for the same task
     */
    private record Task(
            String name,
            EdgeSetup setup,
            Source source,
            Function<Stage, Load> load,
            BiFunction<Stage, Origin, Peer> limit) {}

    @Override
    public String name() {
        return "before";
    }

    @Override
    public String title() {
        return "hit, pass-through and miss, beside another checkout";
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        var before = System.getProperty(BEFORE, "");
        if (before.isEmpty()) {
            throw new IllegalArgumentException(
                    "name the other checkout, packaged, by -D" + BEFORE + "=FOLDER: there is none to compare with");
        }
        var other = Path.of(before).toAbsolutePath();
        var wanted = Pattern.compile(System.getProperty(WANTED, ""));
        for (var task : TASKS.stream()
                .filter(task -> wanted.matcher(task.name()).find())
                .toList()) {
            report.line("   -- %s", task.name());
            try (var stage = Stage.set(name())) {
                measure(task, stage, other, report, effort);
            }
        }
    }

    private static void measure(Task task, Stage stage, Path other, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var edge = stage.edge(task.setup()).plain();
        var limit = task.limit().apply(stage, origin);
        var before = stage.edge(task.setup().from(other)).plain();
        var rounds = new Comparison(origin, task.load().apply(stage), task.source(), List.of(edge, limit, before))
                .run(report, effort);
        new Ratios(report, rounds, edge, before).rateAtLeast(0.95).cost();
        new Ratios(report, rounds, edge, limit).rate().cost();
        new Ratios(report, rounds, before, limit).rate().cost();
    }
}
