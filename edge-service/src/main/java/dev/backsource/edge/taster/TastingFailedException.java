package dev.backsource.edge.taster;

/** The process has ended, or is too slow, before it gave a verdict. */
final class TastingFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    TastingFailedException(String message) {
        super(message);
    }
}
