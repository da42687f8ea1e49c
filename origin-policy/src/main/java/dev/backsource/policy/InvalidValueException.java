package dev.backsource.policy;

import org.jspecify.annotations.Nullable;

/** An invalid value; the message names the value and the limit, in words an operator can act on. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidValueException(String detail) {
        this("", detail);
    }

    /** An invalid value of a field of a domain, such as {@code origins[0].port}. */
    public InvalidValueException(String field, String detail) {
        super(detail);
        this.field = field;
    }

    /** The path of the field in a domain; empty when unknown. */
    public String field() {
        return field;
    }

    /**
     * Returns {@code value} when it is there.
     *
     * @throws InvalidValueException naming {@code field} otherwise
     */
    public static <T> T require(@Nullable T value, String field) {
        if (value == null) {
            throw new InvalidValueException(field + " is missing");
        }
        return value;
    }

    /** The message, never null. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
