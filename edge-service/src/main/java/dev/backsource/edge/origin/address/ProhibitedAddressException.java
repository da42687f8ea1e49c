package dev.backsource.edge.origin.address;

import java.io.IOException;

/** An origin has an address that the {@link AddressGuard} doesn't admit. */
public final class ProhibitedAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    public ProhibitedAddressException(String origin, String address) {
        super(origin.equals(address) ? address : origin + " resolves to " + address);
    }

    /** It is an answer, not a fault; nobody asks where it came from. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
