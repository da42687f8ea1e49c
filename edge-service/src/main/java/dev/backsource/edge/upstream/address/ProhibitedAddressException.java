package dev.backsource.edge.upstream.address;

import java.io.IOException;

/** An origin has an address or a port that {@link dev.backsource.policy.origin.OriginAccess} doesn't admit. */
public final class ProhibitedAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The address of {@code origin}, of which {@code objection} says why. */
    ProhibitedAddressException(String origin, String address, String objection) {
        this((origin.equals(address) ? address : origin + " resolves to " + address + ", which") + " " + objection);
    }

    private ProhibitedAddressException(String message) {
        super(message);
    }

    /** A port that no origin may have. */
    public static ProhibitedAddressException ofPort(int port) {
        return new ProhibitedAddressException("port " + port + " is none that origins may have");
    }

    /** A port of this machine at which the edge itself listens. */
    public static ProhibitedAddressException ofListener(int port) {
        return new ProhibitedAddressException("port " + port + " of this machine is the edge's own");
    }

    /** It is an answer, not a fault; nobody asks where it came from. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
