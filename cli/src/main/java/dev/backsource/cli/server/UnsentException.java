package dev.backsource.cli.server;

/** A request wasn't sent at all: there was no token for it. */
final class UnsentException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsentException(Throwable why) {
        super(why);
    }
}
