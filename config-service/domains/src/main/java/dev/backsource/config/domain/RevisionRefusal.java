package dev.backsource.config.domain;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;

/** Refusals to read or restore a revision. */
public final class RevisionRefusal {
    /** A removal has no state to restore. */
    public static final ProblemKind REMOVAL =
            new ProblemKind(409, "revision-is-a-removal", "The revision is a removal", "The revision is a removal");

    private static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-revision", "Revision not found");

    private RevisionRefusal() {}

    public static RefusedException unknown(DomainName name, long revision) {
        return UNKNOWN.refused("domain " + name + " has no revision " + revision);
    }

    static RefusedException removal(DomainName name, long revision) {
        return REMOVAL.refused(
                "revision " + revision + " removed domain " + name + " and has no state to restore",
                Remedy.of(RemedyCode.RESTORE_EARLIER_OR_REMOVE, name));
    }
}
