package dev.backsource.config.domain;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/** A revision can't be read or restored. */
public final class RevisionRefusal extends RemediableException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private RevisionRefusal(Kind kind, String message) {
        this(kind, message, null);
    }

    private RevisionRefusal(Kind kind, String message, @Nullable Remedy remedy) {
        super(message, remedy);
        this.kind = kind;
    }

    /** The reason of the refusal. */
    public enum Kind {
        /** The domain has no such revision. */
        UNKNOWN,
        /** The revision is a removal, which has no state to restore. */
        REMOVAL
    }

    public Kind kind() {
        return kind;
    }

    public static RevisionRefusal unknown(DomainName name, long revision) {
        return new RevisionRefusal(Kind.UNKNOWN, "domain " + name + " has no revision " + revision);
    }

    static RevisionRefusal removal(DomainName name, long revision) {
        return new RevisionRefusal(
                Kind.REMOVAL,
                "revision " + revision + " removed domain " + name + " and has no state to restore",
                Remedy.of(RemedyCode.RESTORE_EARLIER_OR_REMOVE, name));
    }
}
