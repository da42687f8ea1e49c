package dev.backsource.edge.routing;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Parts;
import dev.backsource.policy.event.StateVersion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Creates the routes of domains. Equal parts become the same object. Parts that no route uses any longer are collected,
 * so that changes don't make the heap grow.
 */
public final class RouteFactory {
    /** The parts of a domain that its profile is made of: all but those that decide by origin. */
    private static final List<Part<?>> OF_PROFILE = Part.ALL.stream()
            .filter(part ->
                    !Set.of(Part.ORIGINS, Part.POLICY, Part.GRANTED_PORTS).contains(part))
            .toList();

    private final Interner<Decisions> decisions = Interners.newWeakInterner();
    private final RequestTermsFactory terms = new RequestTermsFactory();
    private final Interner<Profile> profiles = Interners.newWeakInterner();
    private final AtomicLong cacheGenerations = new AtomicLong();
    private volatile @Nullable Made last;

    RouteFactory() {}

    /**
     * The route of {@code domain}.
     *
     * @param earlier the route to be replaced, which is returned if the new one would be equal; null for none
     */
    Route create(Domain domain, StateVersion version, @Nullable Route earlier) {
        var profile = profile(domain);
        var origins = new RouteOrigin[domain.origins().size()];
        for (var i = 0; i < origins.length; i++) {
            origins[i] = toRouteOrigin(domain, domain.origins().get(i));
        }
        var next = create(version, profile, origins);
        if (earlier == null || !next.asksLike(earlier)) {
            return next;
        }
        return next.isLike(earlier) ? earlier : Route.of(version, earlier.cacheGeneration(), profile, origins);
    }

    /** A route with a new cache generation, made of parts that this factory has created or shared. */
    public Route create(StateVersion version, Profile profile, RouteOrigin... origins) {
        return Route.of(version, cacheGenerations.incrementAndGet(), profile, origins);
    }

    /** The shared object for all profiles that equal {@code profile}; its parts are shared too. */
    public Profile share(Profile profile) {
        return profiles.intern(
                new Profile(terms.share(profile.terms()), profile.parts(), profile.content(), profile.clients()));
    }

    /** The shared object for all decisions that equal {@code made}. */
    public Decisions share(Decisions made) {
        return decisions.intern(made);
    }

    /** Tries the last profile first: most domains equal the one before, and comparing is faster than looking up. */
    private Profile profile(Domain domain) {
        var recent = last;
        if (recent != null && recent.parts().equalsIn(OF_PROFILE, domain.parts())) {
            return recent.profile();
        }
        var profile = profiles.intern(new Profile(terms.create(domain), domain.parts()));
        last = new Made(domain.parts(), profile);
        return profile;
    }

    private RouteOrigin toRouteOrigin(Domain domain, Origin origin) {
        return new RouteOrigin(
                origin.address().value(),
                share(Decisions.of(domain, origin)),
                origin.weight(),
                origin.priority() == OriginPriority.PRIMARY);
    }

    /** A profile and the parts of the domain that it was made of. */
    private record Made(Parts parts, Profile profile) {}
}
