package dev.backsource.config.ports;

/** A domain has reached its limit of requests. */
public final class PortRequestLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PortRequestLimitException(String message) {
        super(message);
    }

    static PortRequestLimitException ofOpen() {
        return new PortRequestLimitException("the domain has " + PortRequest.MAX_OPEN
                + " open requests, the most that it may have; withdraw one or wait");
    }

    static PortRequestLimitException ofADay() {
        return new PortRequestLimitException("there were " + PortRequest.MAX_A_DAY
                + " requests of the domain within a day, the most that there may be; wait");
    }
}
