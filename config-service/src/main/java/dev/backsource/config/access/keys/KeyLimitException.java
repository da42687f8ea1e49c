package dev.backsource.config.access.keys;

/** The limit of keys is reached. */
public final class KeyLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private KeyLimitException(String message) {
        super(message);
    }

    static KeyLimitException ofProgram(String program, int limit) {
        return new KeyLimitException("the program " + program + " has reached its limit of " + limit
                + " keys; delete one that it no longer uses");
    }

    static KeyLimitException ofAll(int limit) {
        return new KeyLimitException("the limit of " + limit + " access keys is reached; delete unused keys");
    }
}
