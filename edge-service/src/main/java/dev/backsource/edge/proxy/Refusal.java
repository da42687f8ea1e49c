package dev.backsource.edge.proxy;

/** Why something is not taken for a request. Made once for each reason, so without a trace. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param details in words, for the one who sent it */
    Refusal(int status, String details) {
        super(details, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String details() {
        return String.valueOf(getMessage());
    }
}
