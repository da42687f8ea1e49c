package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Report;

/** Something that is measured of the edge, on a stage of its own. */
interface StagedFigure extends Figure {
    /**
     * Measures on a fresh {@code stage} and prints to {@code report}.
     *
     * @throws Exception when it couldn't be measured as intended; a missed limit is only printed
     */
    void measure(Stage stage, Report report, Effort effort) throws Exception;

    @Override
    default void measure(Report report, Effort effort) throws Exception {
        try (var stage = Stage.set(name())) {
            measure(stage, report, effort);
        }
    }
}
