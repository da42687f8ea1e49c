package dev.backsource.config.domain;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;

/** A domain to be created already exists. */
public final class DomainExistsException extends RemediableException {
    private static final long serialVersionUID = 1L;

    public DomainExistsException(DomainName name) {
        super("domain " + name + " already exists", Remedy.of(RemedyCode.CHANGE_OR_REMOVE_DOMAIN, name));
    }
}
