package dev.backsource.config.ports;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;

/** The domain has no such request. */
public final class UnknownPortRequestException extends RemediableException {
    private static final long serialVersionUID = 1L;

    UnknownPortRequestException(DomainName name) {
        super("domain " + name + " has no such port request", Remedy.of(RemedyCode.LIST_PORT_REQUESTS, name));
    }
}
