package dev.backsource.config.write;

import dev.backsource.policy.domain.DomainName;

/** A write that is meant for another revision than the current one. */
public final class StaleRevisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long current;

    public StaleRevisionException(DomainName name, long current) {
        super("domain " + name + " is at revision " + current
                + ", which If-Match doesn't list; read the domain again and repeat the change on it");
        this.current = current;
    }

    /** The revision that the domain is at. */
    public long current() {
        return current;
    }
}
