package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;

/** A domain that is to be created is there already. */
public final class DomainExistsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DomainExistsException(DomainName name) {
        super("domain " + name + " exists already; change it with PUT, or remove it first");
    }
}
