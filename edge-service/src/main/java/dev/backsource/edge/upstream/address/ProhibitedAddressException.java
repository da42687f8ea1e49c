package dev.backsource.edge.upstream.address;

import dev.backsource.policy.origin.OriginAccess;
import java.io.IOException;

/** The refusal of an origin's address or port by {@link OriginAccess}. */
public final class ProhibitedAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean port;

    /** A prohibited address of {@code origin}, with {@code objection} as the reason. */
    ProhibitedAddressException(String origin, String address, String objection) {
        this(
                (origin.equals(address) ? address : origin + " resolves to " + address + ", which") + " " + objection,
                false);
    }

    private ProhibitedAddressException(String message, boolean port) {
        super(message);
        this.port = port;
    }

    /** A port that is prohibited for origins. */
    public static ProhibitedAddressException ofPort(int port) {
        return new ProhibitedAddressException("port " + port + " " + OriginAccess.PORT_NOT_ALLOWED, true);
    }

    /** A port of this machine at which the edge itself listens. */
    public static ProhibitedAddressException ofListener(int port) {
        return new ProhibitedAddressException("port " + port + " of this machine is the edge's own port", true);
    }

    /** Whether the port is prohibited, rather than the address. */
    public boolean isOfPort() {
        return port;
    }

    /** No stack trace: the exception is a result, not a fault. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
