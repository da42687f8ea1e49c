package dev.backsource.edge.cache.rules.syntax.structured;

/**
 * The value of a member of a structured dictionary (RFC 9651 §3), without its parameters.
 *
 * @param text of a string, token or integer; unused for the others
 */
public record StructuredItem(Kind kind, String text) {
    /** The kind of an item, as far as directives need it. */
    public enum Kind {
        TRUE,
        FALSE,
        INTEGER,
        STRING,
        TOKEN,
        /** Decimals, dates, bytes, display strings and inner lists: no directive takes one. */
        OTHER
    }

    static final StructuredItem TRUE = new StructuredItem(Kind.TRUE, "");
    static final StructuredItem FALSE = new StructuredItem(Kind.FALSE, "");
    static final StructuredItem OTHER = new StructuredItem(Kind.OTHER, "");
}
