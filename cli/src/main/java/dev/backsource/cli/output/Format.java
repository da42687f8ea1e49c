package dev.backsource.cli.output;

/** The output formats; written in lower case after {@code -o}. */
public enum Format {
    /** Tables for people. */
    TABLE,
    JSON,
    YAML,
    /** Only names or ids, one a line. */
    NAME
}
