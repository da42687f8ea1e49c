package dev.backsource.config.domain;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;

/** A revision to be restored was the domain's removal. */
public final class RemovalRevisionException extends RemediableException {
    private static final long serialVersionUID = 1L;

    public RemovalRevisionException(DomainName name, long revision) {
        super(
                "revision " + revision + " removed domain " + name + " and has no state to restore",
                Remedy.of(RemedyCode.RESTORE_EARLIER_OR_REMOVE, name));
    }
}
