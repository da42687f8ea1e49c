package dev.backsource.edge.routing;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;

/**
 * Makes routes of domains. Equal parts become the same object; those that no route uses any more are collected, so
 * churn doesn't grow the heap.
 */
final class RouteFactory {
    private final Interner<Decisions> decisions = Interners.newWeakInterner();
    private final Interner<Profile> profiles = Interners.newWeakInterner();

    Route create(Domain domain, long revision) {
        var profile = new Profile(domain.originTls().verification(), domain.dynamicAcceleration());
        var origins = domain.origins().stream()
                .map(origin -> toRouteOrigin(domain, origin))
                .toArray(RouteOrigin[]::new);
        return new Route(revision, profiles.intern(profile), origins);
    }

    private RouteOrigin toRouteOrigin(Domain domain, Origin origin) {
        return new RouteOrigin(origin, decisions.intern(Decisions.of(domain, origin)));
    }
}
