package dev.backsource.config.domain;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.origin.OriginAccess;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ports that a domain names for its origins, as their own or by a grant. */
final class OriginPorts {
    private OriginPorts() {}

    /**
     * Refuses a port that no origin may have, with the policy on or off. One that a domain has already stays, so that the rest
     * of it can be changed when the rule was made stricter.
     *
     * @param before null when there was no such domain
     * @throws InvalidValueException naming the port
     */
    static void check(OriginAccess access, @Nullable Domain before, Domain next) {
        var added = of(next);
        if (before != null) {
            added.removeAll(of(before));
        }
        for (var port : added) {
            if (!access.admitsPort(port)) {
                throw new InvalidValueException(
                        "port " + port + " is none that origins may have, and edges don't connect to"
                                + " it; give another, or have it allowed in backsource.origin-access.ports");
            }
        }
    }

    private static Set<Integer> of(Domain domain) {
        var ports = new TreeSet<Integer>();
        domain.origins().forEach(origin -> ports.add(origin.port()));
        var granted = domain.grantedPorts();
        Stream.of(granted.http(), granted.https()).filter(Objects::nonNull).forEach(ports::add);
        return ports;
    }
}
