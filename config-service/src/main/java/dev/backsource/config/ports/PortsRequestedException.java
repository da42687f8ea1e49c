package dev.backsource.config.ports;

/** The ports are already requested, or already granted. */
public final class PortsRequestedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PortsRequestedException(String message) {
        super(message);
    }

    static PortsRequestedException open() {
        return new PortsRequestedException("the same ports are asked for already; wait, or withdraw that request");
    }

    static PortsRequestedException granted() {
        return new PortsRequestedException("the domain is granted these ports already");
    }
}
