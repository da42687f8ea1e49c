package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;

/** There is no such domain: it was never created or it was removed. */
public final class UnknownDomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownDomainException(DomainName name) {
        super("there is no domain " + name + "; create it with POST /api/v1/domains");
    }
}
