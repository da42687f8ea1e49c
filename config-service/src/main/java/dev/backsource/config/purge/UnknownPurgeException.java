package dev.backsource.config.purge;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;

/** A purge that the domain doesn't have: it was never requested, or was deleted after the retention time. */
public final class UnknownPurgeException extends RemediableException {
    private static final long serialVersionUID = 1L;

    public UnknownPurgeException(DomainName name) {
        super("domain " + name + " has no such purge", Remedy.of(RemedyCode.LIST_PURGES, name));
    }
}
