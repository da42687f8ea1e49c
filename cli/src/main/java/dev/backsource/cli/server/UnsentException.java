package dev.backsource.cli.server;

/** Nothing was done of a request: there was no token for it, or none but one that the server didn't take. */
final class UnsentException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsentException(Throwable why) {
        super(why);
    }
}
