package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;

/** A name that is to be added lies among those of another team. It doesn't say whose they are. */
public final class NameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NameTakenException(DomainName name) {
        super(name + " lies below a wildcard of another team, or above names of one; ask an administrator to add it");
    }
}
