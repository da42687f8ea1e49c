package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;

/** A name to be added is another team's, or lies among its names. The exception tells neither which of these, nor the team. */
public final class NameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NameTakenException(DomainName name) {
        super(
                name
                        + " belongs to another team, is covered by its wildcard, or would cover its names; ask an"
                                + " administrator to add it");
    }
}
