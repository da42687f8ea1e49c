package dev.backsource.config.access.keys;

/** The limit of keys is reached. */
public final class KeyLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private KeyLimitException(String message) {
        super(message);
    }

    static KeyLimitException ofProgram(String program, int limit) {
        return new KeyLimitException("the program " + program + " has " + limit
                + " keys already, as many as it may; delete the one that it no longer uses");
    }

    static KeyLimitException ofAll(int limit) {
        return new KeyLimitException(
                "there are " + limit + " access keys, as many as there may be; delete those that nobody uses");
    }
}
