package dev.backsource.config.ports;

import dev.backsource.policy.domain.DomainName;

/** The domain has no such request. */
public final class UnknownPortRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownPortRequestException(DomainName name) {
        super("domain " + name + " has no such request; they are listed at /api/v1/domains/" + name + "/port-requests");
    }
}
