package dev.backsource.config.domain;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.origin.OriginAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ports that a domain names for its origins, as their own or by a grant. */
public final class OriginPorts {
    /** The way to allow a port, in every kind of deployment. */
    public static final String ALLOWING =
            "add it to backsource.origin-access.ports (BACKSOURCE_ORIGIN_PORTS for ./backsource up, ORIGIN_PORTS for"
                    + " the containers)";

    private OriginPorts() {}

    /**
     * Refuses a forbidden origin port, whether the policy is enabled or not. A port that a domain already has may stay in its place, so that the rest
     * of the domain can be changed after the rule became stricter; at another origin, or as a grant, it counts as new.
     *
     * @param before null when there was no such domain
     * @throws InvalidValueException naming the port
     */
    static void check(OriginAccess access, @Nullable Domain before, Domain next) {
        var kept = before == null ? Set.<Place>of() : places(before);
        for (var use : of(next)) {
            if (!access.admitsPort(use.place().port()) && !kept.contains(use.place())) {
                throw new InvalidValueException(
                        use.field(),
                        "port " + use.place().port() + " " + OriginAccess.PORT_NOT_ALLOWED
                                + ", so edges don't connect to it; use another, or " + ALLOWING);
            }
        }
    }

    private static Set<Place> places(Domain domain) {
        return of(domain).stream().map(Use::place).collect(Collectors.toSet());
    }

    private static List<Use> of(Domain domain) {
        var uses = new ArrayList<Use>();
        var origins = domain.origins();
        for (var i = 0; i < origins.size(); i++) {
            var origin = origins.get(i);
            uses.add(new Use(
                    "origins[" + i + "].port",
                    new Place("origin " + origin.address().value(), origin.port())));
        }
        addGranted(uses, "http", domain.grantedPorts().http());
        addGranted(uses, "https", domain.grantedPorts().https());
        return uses;
    }

    private static void addGranted(List<Use> uses, String scheme, @Nullable Integer port) {
        if (port != null) {
            uses.add(new Use("grantedPorts." + scheme, new Place("granted for " + scheme, port)));
        }
    }

    /** A port that a domain names, and the field that names it. */
    private record Use(String field, Place place) {}

    /** The place of a port in a domain, whatever its position in a list. */
    private record Place(String of, int port) {}
}
