package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;

/** A revision that is to be restored was the domain's removal. */
public final class RemovalRevisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RemovalRevisionException(DomainName name, long revision) {
        super("revision " + revision + " removed domain " + name
                + " and has no state to restore; restore the revision before it, or remove the domain with DELETE");
    }
}
