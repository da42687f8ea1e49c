package dev.backsource.config.explain;

import dev.backsource.policy.domain.DomainName;

/** No domain serves the host, or none that is visible to the caller. */
public final class NoDomainOfHostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoDomainOfHostException(DomainName host) {
        super("no domain that you can see serves " + host);
    }
}
