package dev.backsource.config.web.session;

/** A browser's change which a page of another site may have asked for. */
public final class UnintendedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnintendedRequestException() {
        super("a change by who has signed in comes with the header " + Intent.HEADER
                + ": 1, or from a form of this service's own pages");
    }
}
