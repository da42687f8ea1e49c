package dev.backsource.config.purge;

import dev.backsource.policy.domain.DomainName;

/** The domain has no such purge: it was never asked for, or it was so long ago that it is forgotten. */
public final class UnknownPurgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownPurgeException(DomainName name) {
        super("domain " + name + " has no such purge; those of the last days are listed at /api/v1/domains/" + name
                + "/purges");
    }
}
