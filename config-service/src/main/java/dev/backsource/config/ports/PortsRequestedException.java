package dev.backsource.config.ports;

/** The ports are already requested, or already granted. */
public final class PortsRequestedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PortsRequestedException(String message) {
        super(message);
    }

    static PortsRequestedException open() {
        return new PortsRequestedException("the same ports are already requested; wait for a decision, or withdraw"
                + " that request");
    }

    static PortsRequestedException granted() {
        return new PortsRequestedException("these ports are already granted to the domain");
    }
}
