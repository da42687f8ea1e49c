package dev.backsource.config.ports;

/** A request was decided already, or has ended otherwise. */
public final class PortRequestDecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortRequestDecidedException(PortRequestState state) {
        super("the port request is already " + state.word() + "; create another one");
    }

    /** It ended in the meantime. */
    PortRequestDecidedException() {
        super("the port request has just been closed; read it again");
    }
}
