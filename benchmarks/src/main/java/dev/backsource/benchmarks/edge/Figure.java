package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;

/** Something that is measured of the edge, on a stage of its own. */
interface Figure {
    /** What it is called on the command line. */
    String name();

    /** What is measured, for the report's title. */
    String title();

    /**
     * Measures on a fresh {@code stage} and prints to {@code report}.
     *
     * @throws Exception when it couldn't be measured as intended; a missed limit is only printed
     */
    void measure(Stage stage, Report report, Effort effort) throws Exception;
}
