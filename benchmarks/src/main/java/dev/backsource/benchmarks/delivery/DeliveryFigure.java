package dev.backsource.benchmarks.delivery;

import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;

/** Something that is measured of the way of a change, on infrastructure that the figure starts. */
interface DeliveryFigure {
    /** What it is called on the command line. */
    String name();

    /** What is measured, for the report's title. */
    String title();

    /**
     * Measures and prints to {@code report}.
     *
     * @throws Exception when it couldn't be measured as intended; a missed limit is only printed
     */
    void measure(Report report, Effort effort) throws Exception;
}
