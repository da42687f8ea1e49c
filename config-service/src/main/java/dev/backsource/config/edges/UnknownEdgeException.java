package dev.backsource.config.edges;

/** An edge of that id never reported, or was removed since. */
public final class UnknownEdgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownEdgeException(String edge) {
        super("there is no edge " + edge);
    }
}
