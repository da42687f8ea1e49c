package dev.backsource.config.domain;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.origin.OriginAccess;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ports that a domain names for its origins, as their own or by a grant. */
final class OriginPorts {
    private OriginPorts() {}

    /**
     * Refuses a port that no origin may have, with the policy on or off. One that a domain has already stays where it is, so
     * that the rest of it can be changed when the rule was made stricter; it is new at another origin, and as a grant.
     *
     * @param before null when there was no such domain
     * @throws InvalidValueException naming the port
     */
    static void check(OriginAccess access, @Nullable Domain before, Domain next) {
        var kept = before == null ? Set.<Use>of() : of(before);
        for (var use : of(next)) {
            if (!access.admitsPort(use.port()) && !kept.contains(use)) {
                throw new InvalidValueException(
                        "port " + use.port() + " is none that origins may have, and edges don't connect to"
                                + " it; give another, or have it allowed in backsource.origin-access.ports");
            }
        }
    }

    private static Set<Use> of(Domain domain) {
        var uses = new LinkedHashSet<Use>();
        domain.origins()
                .forEach(origin -> uses.add(new Use("origin " + origin.address().value(), origin.port())));
        addGranted(uses, "http", domain.grantedPorts().http());
        addGranted(uses, "https", domain.grantedPorts().https());
        return uses;
    }

    private static void addGranted(Set<Use> uses, String scheme, @Nullable Integer port) {
        if (port != null) {
            uses.add(new Use("granted for " + scheme, port));
        }
    }

    /** Where a domain has a port. */
    private record Use(String place, int port) {}
}
