package dev.backsource.edge.routing;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes routes of domains. Equal parts become the same object; those that no route uses any more are collected, so
 * churn doesn't grow the heap.
 */
final class RouteFactory {
    private final Interner<Decisions> decisions = Interners.newWeakInterner();
    private final RequestTermsFactory terms = new RequestTermsFactory();
    private final Interner<Profile> profiles = Interners.newWeakInterner();
    private final AtomicLong epochs = new AtomicLong();

    /** {@code earlier} is the route that this one replaces. */
    Route create(Domain domain, long revision, @Nullable Route earlier) {
        var profile = profiles.intern(new Profile(terms.create(domain), domain.dynamicAcceleration()));
        var origins = domain.origins().stream()
                .map(origin -> toRouteOrigin(domain, origin))
                .toArray(RouteOrigin[]::new);
        var next = new Route(revision, epochs.incrementAndGet(), profile, origins);
        return earlier != null && next.asksLike(earlier)
                ? new Route(revision, earlier.epoch(), profile, origins)
                : next;
    }

    private RouteOrigin toRouteOrigin(Domain domain, Origin origin) {
        return new RouteOrigin(origin, decisions.intern(Decisions.of(domain, origin)));
    }
}
