package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Weakening;
import java.util.Set;
import java.util.stream.Collectors;

/** A change weakens a domain, and nobody else has agreed to it. */
public final class ConsentMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ConsentMissingException(String message) {
        super(message);
    }

    static ConsentMissingException ofChange(DomainName name, Set<Weakening> found) {
        return new ConsentMissingException(text(found) + "; send the change to /api/v1/domains/" + name
                + "/proposals, with a reason, for a second person to approve");
    }

    /** A name that isn't there has no proposals. */
    static ConsentMissingException ofAddition(DomainName name, Set<Weakening> found) {
        return new ConsentMissingException(text(found) + "; add " + name
                + " without that, and send the change to /api/v1/domains/" + name
                + "/proposals, with a reason, for a second person to approve");
    }

    /** The wildcard may be another team's, so it isn't named. */
    static ConsentMissingException ofRemoval(DomainName name, Set<Weakening> found) {
        return new ConsentMissingException("a wildcard above " + name + " would serve its requests, and " + text(found)
                + "; propose the same of " + name + " at /api/v1/domains/" + name
                + "/proposals, with a reason, and remove it once a second person has approved");
    }

    private static String text(Set<Weakening> found) {
        return found.stream().map(Weakening::prospect).collect(Collectors.joining(", and "));
    }
}
