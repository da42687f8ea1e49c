package dev.backsource.simulation;

import dev.backsource.edge.routing.Route;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what a route decides with what a domain says, decision by decision. */
final class DecisionComparison {
    private DecisionComparison() {}

    /** Whether {@code route} decides as {@code domain} says; null stands for a domain that is not. */
    static boolean alike(@Nullable Domain domain, @Nullable Route route) {
        if (domain == null || route == null) {
            return domain == null && route == null;
        }
        var name = domain.originTls().serverName();
        if (domain.origins().size() != route.originCount()
                || route.isStopped() == domain.get(Part.SERVING).enabled()
                || !Objects.equals(route.terms().serverName(), name == null ? null : name.value())) {
            return false;
        }
        for (var i = 0; i < route.originCount(); i++) {
            if (!alike(domain, domain.origins().get(i), route, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean alike(Domain domain, Origin origin, Route route, int index) {
        if (!route.origin(index).address().equals(origin.address().value())) {
            return false;
        }
        for (var kind : new ContentKind[] {ContentKind.STATIC, ContentKind.DYNAMIC}) {
            for (var scheme : Scheme.values()) {
                if (!route.target(kind, scheme, route.origin(index)).equals(domain.target(kind, scheme, origin))) {
                    return false;
                }
            }
        }
        return true;
    }
}
