package dev.backsource.config.domain;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Weakening;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A domain can't be read, created, changed or removed. */
public final class DomainRefusal extends RemediableException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private DomainRefusal(Kind kind, String message) {
        this(kind, message, null);
    }

    private DomainRefusal(Kind kind, String message, @Nullable Remedy remedy) {
        super(message, remedy);
        this.kind = kind;
    }

    /** The reason of the refusal. */
    public enum Kind {
        /** The domain was never created or was removed, or the caller may not see it. */
        UNKNOWN,
        /** The domain exists already. */
        EXISTS,
        /** The name is another team's, or lies among its names. The refusal tells neither which of these, nor the team. */
        NAME_TAKEN,
        /** The change weakens the domain, and no second person has approved it. */
        CONSENT_MISSING
    }

    public Kind kind() {
        return kind;
    }

    public static DomainRefusal unknown(DomainName name) {
        return new DomainRefusal(Kind.UNKNOWN, "there is no domain " + name, Remedy.of(RemedyCode.ADD_DOMAIN, name));
    }

    public static DomainRefusal exists(DomainName name) {
        return new DomainRefusal(
                Kind.EXISTS, "domain " + name + " already exists", Remedy.of(RemedyCode.CHANGE_OR_REMOVE_DOMAIN, name));
    }

    public static DomainRefusal nameTaken(DomainName name) {
        return new DomainRefusal(
                Kind.NAME_TAKEN,
                name + " belongs to another team, is covered by its wildcard, or would cover its names; ask an"
                        + " administrator to add it");
    }

    static DomainRefusal consentMissing(DomainName name, Set<Weakening> found) {
        return new DomainRefusal(Kind.CONSENT_MISSING, text(found), Remedy.of(RemedyCode.REQUEST_CHANGE, name));
    }

    /** A name that doesn't exist has no change requests. */
    static DomainRefusal consentMissingToAdd(DomainName name, Set<Weakening> found) {
        return new DomainRefusal(
                Kind.CONSENT_MISSING, text(found), Remedy.of(RemedyCode.ADD_DOMAIN_AND_REQUEST_CHANGE, name));
    }

    /** The wildcard may be another team's, so it isn't named. */
    static DomainRefusal consentMissingToRemove(DomainName name, Set<Weakening> found) {
        return new DomainRefusal(
                Kind.CONSENT_MISSING,
                "a wildcard above " + name + " would serve its requests, and " + text(found),
                Remedy.of(RemedyCode.REQUEST_CHANGE_BEFORE_REMOVAL, name));
    }

    private static String text(Set<Weakening> found) {
        return found.stream().map(Weakening::prospect).collect(Collectors.joining(", and "));
    }
}
