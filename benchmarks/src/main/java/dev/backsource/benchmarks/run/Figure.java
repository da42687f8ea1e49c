package dev.backsource.benchmarks.run;

/** A figure: a measurement, printed beside its limit. */
public interface Figure {
    /** The figure's name on the command line. */
    String name();

    /** The subject of the measurement, for the report's title. */
    String title();

    /**
     * Measures and prints to {@code report}.
     *
     * @throws Exception when it couldn't be measured as intended; a missed limit is only printed
     */
    void measure(Report report, Effort effort) throws Exception;
}
