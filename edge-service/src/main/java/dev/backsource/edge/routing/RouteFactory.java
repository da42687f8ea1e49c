package dev.backsource.edge.routing;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.backsource.edge.progressive.Trials;
import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Parts;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.ProgressiveRollout;
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
    private final @Nullable Trials trials;
    private volatile @Nullable Made last;

    /** A factory of routes without candidates. */
    RouteFactory() {
        this.trials = null;
    }

    /** @param trials of progressive rollouts */
    RouteFactory(Trials trials) {
        this.trials = trials;
    }

    /**
     * The route of {@code domain}.
     *
     * @param rollout the progressive rollout that the domain is in; null for none
     * @param earlier the route to be replaced, which is returned if the new one would be equal; null for none
     * @throws InvalidValueException when the domain can't become the rollout's candidate
     */
    Route create(Domain domain, StateVersion version, @Nullable ProgressiveRollout rollout, @Nullable Route earlier) {
        var next = create(version, profile(domain), origins(domain));
        if (earlier != null) {
            next = inKeptGenerations(next, earlier);
        }
        return inRollout(kept(next, earlier), domain, rollout, earlier);
    }

    /**
     * The route of {@code domain} with the candidate of the progressive rollout that it is in, whose trial begins.
     *
     * @param baseline the route without a candidate
     * @param rollout likewise
     * @param earlier likewise
     * @throws InvalidValueException when the domain can't become the rollout's candidate
     */
    Route inRollout(Route baseline, Domain domain, @Nullable ProgressiveRollout rollout, @Nullable Route earlier) {
        return rollout == null || trials == null
                ? baseline
                : kept(baseline.with(candidate(domain, baseline, rollout, trials, earlier)), earlier);
    }

    private static Route kept(Route next, @Nullable Route earlier) {
        return earlier != null && next.isLike(earlier) ? earlier : next;
    }

    /**
     * The new route in the generations of the earlier one, or of its candidate, if that made requests in the same way; else in those that follow the earlier
     * one's. What was stored under a candidate that this edge has aborted doesn't come back.
     */
    private static Route inKeptGenerations(Route next, Route earlier) {
        if (next.asksLike(earlier)) {
            return next.inGenerationsOf(earlier);
        }
        var tried = earlier.candidate();
        return tried != null && !tried.isAborted() && next.asksLike(tried.route())
                ? next.inGenerationsOf(tried.route())
                : next.in(CacheGenerations.ofNext(next, earlier));
    }

    private CandidateRoute candidate(
            Domain domain, Route baseline, ProgressiveRollout rollout, Trials ofEdge, @Nullable Route earlier) {
        var version = baseline.version();
        var changed = rollout.candidate().appliedTo(domain);
        var route = create(version, profile(changed), origins(changed));
        return new CandidateRoute(
                rollout,
                inKeptGenerations(route, baseline, rollout, earlier),
                ofEdge.serve(domain.name().value(), version, rollout));
    }

    /** The candidate's route in the generations that it had at the step before, over the same baseline; else in those beside the baseline's. */
    private static Route inKeptGenerations(
            Route route, Route baseline, ProgressiveRollout rollout, @Nullable Route earlier) {
        var tried = earlier == null ? null : earlier.candidate();
        return earlier != null
                        && tried != null
                        && tried.rollout().id().equals(rollout.id())
                        && route.asksLike(tried.route())
                        && baseline.asksLike(earlier)
                ? route.inGenerationsOf(tried.route())
                : route.in(CacheGenerations.ofCandidate(route, baseline));
    }

    private RouteOrigin[] origins(Domain domain) {
        var origins = new RouteOrigin[domain.origins().size()];
        for (var i = 0; i < origins.length; i++) {
            origins[i] = toRouteOrigin(domain, domain.origins().get(i));
        }
        return origins;
    }

    /** {@code added} has taken the place of {@code gone} as the route of the domain; null for none. */
    void replaced(String domain, @Nullable Route gone, @Nullable Route added) {
        var ended = gone == null ? null : gone.candidate();
        if (ended == null || trials == null) {
            return;
        }
        var id = ended.rollout().id();
        var next = added == null ? null : added.candidate();
        if (next == null || !next.rollout().id().equals(id)) {
            trials.end(domain, id);
        }
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
