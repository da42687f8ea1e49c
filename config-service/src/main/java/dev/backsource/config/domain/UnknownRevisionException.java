package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;

/** A domain has no such revision. */
public final class UnknownRevisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownRevisionException(DomainName name, long revision) {
        super("domain " + name + " has no revision " + revision);
    }
}
