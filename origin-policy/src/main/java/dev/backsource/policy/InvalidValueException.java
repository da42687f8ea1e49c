package dev.backsource.policy;

import org.jspecify.annotations.Nullable;

/** A value outside what it may be; the message names the value and the limit, in words an operator can act on. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidValueException(String detail) {
        super(detail);
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
