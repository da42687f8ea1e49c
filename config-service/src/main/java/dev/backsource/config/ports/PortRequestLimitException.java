package dev.backsource.config.ports;

/** A domain has reached its limit of requests. */
public final class PortRequestLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PortRequestLimitException(String message) {
        super(message);
    }

    static PortRequestLimitException ofOpen() {
        return new PortRequestLimitException("the domain has reached its limit of " + PortRequest.MAX_OPEN
                + " open port requests; withdraw one or wait for a decision");
    }

    static PortRequestLimitException ofADay() {
        return new PortRequestLimitException("the domain has reached its limit of " + PortRequest.MAX_A_DAY
                + " port requests per day; try again tomorrow");
    }
}
