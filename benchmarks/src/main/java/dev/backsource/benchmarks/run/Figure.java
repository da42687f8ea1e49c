package dev.backsource.benchmarks.run;

/** Something that is measured, and printed beside its limit. */
public interface Figure {
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
