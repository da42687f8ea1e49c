package dev.backsource.config.api;

/**
 * One thing that is wrong with a request.
 *
 * @param field the field or parameter, such as {@code origins[0].port}; empty for the body as a whole
 * @param code what kind of violation it is; stable, for programs
 * @param detail what is wrong and what is allowed, for people
 */
public record Violation(String field, String code, String detail) {
    static final String REQUIRED = "required";
    static final String TYPE = "wrong-type";
    static final String RANGE = "out-of-range";
    static final String UNKNOWN_FIELD = "unknown-field";
    static final String UNKNOWN_PARAMETER = "unknown-parameter";
    static final String UNKNOWN_VALUE = "unknown-value";
    static final String MALFORMED = "malformed";
    static final String INVALID = "invalid";
}
