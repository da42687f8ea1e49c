package dev.backsource.cli.server;

/** The cause of a request without effect: there was no token for it, or only one that the server refused. */
final class UnusableTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableTokenException(Throwable why) {
        super(why);
    }
}
