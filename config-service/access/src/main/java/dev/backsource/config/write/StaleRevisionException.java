package dev.backsource.config.write;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;

/** A write for another revision than the current one. */
public final class StaleRevisionException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final transient DomainName domain;
    private final long current;

    public StaleRevisionException(DomainName name, long current) {
        super(
                ProblemKind.STALE_REVISION,
                "domain " + name + " is at revision " + current + ", but the change expects another revision",
                Remedy.of(RemedyCode.READ_AND_REPEAT, name),
                0);
        this.domain = name;
        this.current = current;
    }

    public DomainName domain() {
        return domain;
    }

    /** The domain's current revision. */
    public long current() {
        return current;
    }
}
