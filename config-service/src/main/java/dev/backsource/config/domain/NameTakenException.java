package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;

/** A name to be added is another team's, or lies among its names. The exception tells neither which of these, nor the team. */
public final class NameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NameTakenException(DomainName name) {
        super(
                name
                        + " is another team's, or lies below a wildcard of one, or above names of one; ask an administrator to add it");
    }
}
