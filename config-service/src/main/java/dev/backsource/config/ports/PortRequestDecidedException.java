package dev.backsource.config.ports;

/** Somebody else has decided, or the request has ended otherwise. */
public final class PortRequestDecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortRequestDecidedException(PortRequestState state) {
        super("the request is " + state.word() + " already; make another one");
    }

    /** Meanwhile. */
    PortRequestDecidedException() {
        super("the request has just ended; read it again");
    }
}
