package dev.backsource.config.web.problem;

/**
 * One fault of a request.
 *
 * @param field the field or parameter, such as {@code origins[0].port}; empty for the body as a whole
 * @param code the kind of violation; stable, for programs
 * @param detail the fault and the permitted values, for people
 */
public record Violation(String field, String code, String detail) {
    public static final String REQUIRED = "required";
    public static final String TYPE = "wrong-type";
    public static final String RANGE = "out-of-range";
    public static final String UNKNOWN_FIELD = "unknown-field";
    public static final String UNKNOWN_PARAMETER = "unknown-parameter";
    public static final String UNKNOWN_VALUE = "unknown-value";
    public static final String MALFORMED = "malformed";
    public static final String INVALID = "invalid";
}
