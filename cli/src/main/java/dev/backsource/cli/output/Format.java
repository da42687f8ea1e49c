package dev.backsource.cli.output;

/** The forms of what is printed; written in lower case after {@code -o}. */
public enum Format {
    /** For people. */
    TABLE,
    JSON,
    YAML,
    /** Only names or ids, one a line. */
    NAME
}
