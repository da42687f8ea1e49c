package dev.backsource.config.explain;

/** Edges can't be asked now. */
public final class ExplainUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExplainUnavailableException(Throwable cause) {
        super(
                "Kafka can't be reached, so edges can't be asked; try again once it is back, or ask an edge itself:"
                        + " GET /explain at its management port",
                cause);
    }
}
