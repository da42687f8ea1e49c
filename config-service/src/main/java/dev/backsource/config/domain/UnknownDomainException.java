package dev.backsource.config.domain;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;

/** A domain that doesn't exist: it was never created, or it was removed. */
public final class UnknownDomainException extends RemediableException {
    private static final long serialVersionUID = 1L;

    public UnknownDomainException(DomainName name) {
        super("there is no domain " + name, Remedy.of(RemedyCode.ADD_DOMAIN, name));
    }
}
