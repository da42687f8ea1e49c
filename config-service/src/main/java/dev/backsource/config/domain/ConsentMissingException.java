package dev.backsource.config.domain;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Weakening;
import java.util.Set;
import java.util.stream.Collectors;

/** A change weakens a domain, and no second person has approved it. */
public final class ConsentMissingException extends RemediableException {
    private static final long serialVersionUID = 1L;

    private ConsentMissingException(String message, Remedy remedy) {
        super(message, remedy);
    }

    static ConsentMissingException ofChange(DomainName name, Set<Weakening> found) {
        return new ConsentMissingException(text(found), Remedy.of(RemedyCode.PROPOSE_CHANGE, name));
    }

    /** A name that doesn't exist has no proposals. */
    static ConsentMissingException ofAddition(DomainName name, Set<Weakening> found) {
        return new ConsentMissingException(text(found), Remedy.of(RemedyCode.ADD_DOMAIN_AND_PROPOSE, name));
    }

    /** The wildcard may be another team's, so it isn't named. */
    static ConsentMissingException ofRemoval(DomainName name, Set<Weakening> found) {
        return new ConsentMissingException(
                "a wildcard above " + name + " would serve its requests, and " + text(found),
                Remedy.of(RemedyCode.PROPOSE_BEFORE_REMOVAL, name));
    }

    private static String text(Set<Weakening> found) {
        return found.stream().map(Weakening::prospect).collect(Collectors.joining(", and "));
    }
}
