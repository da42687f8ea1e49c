package dev.backsource.edge.routing;

import dev.backsource.policy.domain.ContentMatcher;
import dev.backsource.policy.domain.ContentReason;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Parts;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.origin.CacheWay;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An edge's state of one domain: all it needs to choose origin, scheme and port for a request. Immutable; a change of
 * the domain creates a new route. An edge may have a million routes, so they are small: equal parts are shared, and a
 * route with a single origin, as most have, needs no array.
 */
public class Route {
    /** The result of {@link #nextOrigin} when every origin has been tried. */
    public static final int NONE_LEFT = -1;

    private final long revision;
    private final long digest;
    private final long cacheGeneration;
    /** Null where {@link #cacheGeneration} stands for all requests, as in most routes. */
    private final @Nullable CacheGenerations generations;

    private final Profile profile;
    private final RouteOrigin first;
    /** All origins including the first; null when there is only one. */
    private final RouteOrigin @Nullable [] all;

    private Route(
            StateVersion version,
            long cacheGeneration,
            @Nullable CacheGenerations generations,
            Profile profile,
            RouteOrigin... origins) {
        this.revision = version.revision();
        this.digest = version.digest();
        this.cacheGeneration = cacheGeneration;
        this.generations = generations;
        this.profile = profile;
        this.first = origins[0];
        this.all = origins.length == 1 ? null : origins.clone();
    }

    static Route of(StateVersion version, long cacheGeneration, Profile profile, RouteOrigin... origins) {
        return of(version, cacheGeneration, null, profile, origins);
    }

    private static Route of(
            StateVersion version,
            long cacheGeneration,
            @Nullable CacheGenerations generations,
            Profile profile,
            RouteOrigin... origins) {
        return version.incarnation() == 0
                ? new Route(version, cacheGeneration, generations, profile, origins)
                : new OfLaterIncarnation(version, cacheGeneration, generations, profile, origins);
    }

    /** This route in the cache generations of {@code other}. */
    Route inGenerationsOf(Route other) {
        return of(version(), other.cacheGeneration, other.generations, profile, origins());
    }

    /** This route in other cache generations. */
    Route in(CacheGenerations generations) {
        return of(version(), generations.newest(), generations.isSingle() ? null : generations, profile, origins());
    }

    /** This route, with {@code candidate} as its second one. */
    Route with(CandidateRoute candidate) {
        return new InRollout(this, candidate);
    }

    private RouteOrigin[] origins() {
        return all == null ? new RouteOrigin[] {first} : all;
    }

    /**
     * Whether requests by this route and by {@code other} are made in the same way and their responses stored in the
     * same way.
     */
    boolean asksLike(Route other) {
        return profile.asksLike(other.profile)
                && originCount() == other.originCount()
                && originsAre(RouteOrigin::asksLike, other);
    }

    /**
     * Whether requests may go another way under {@code next}, or nowhere, by the rule of {@code MassChange.reroutes} in the kernel. The candidate of a
     * progressive rollout is no other way: it was tried.
     */
    boolean isReroutedBy(Route next) {
        var tried = candidate();
        return !hasWayOf(next) && (tried == null || !tried.route().hasWayOf(next));
    }

    private boolean hasWayOf(Route next) {
        return profile.terms().equals(next.profile.terms())
                && profile.get(Part.DYNAMIC_ACCELERATION).equals(next.profile.get(Part.DYNAMIC_ACCELERATION))
                && (isStopped() || !next.isStopped())
                && originCount() == next.originCount()
                && originsAre(RouteOrigin::isLike, next);
    }

    /** This route without its version: any record of its domain follows it. */
    Route withoutVersion() {
        return of(StateVersion.NONE, cacheGeneration, generations, profile, origins());
    }

    /** Whether {@code other} is the same except for its cache generations. */
    boolean isLike(Route other) {
        return isOf(other.version())
                && Objects.equals(candidate(), other.candidate())
                && asksLike(other)
                && profile.equals(other.profile)
                && originsAre(RouteOrigin::isLike, other);
    }

    /** Whether each origin is {@code like} the one at the same place of {@code other}, which has as many. */
    private boolean originsAre(BiPredicate<RouteOrigin, RouteOrigin> like, Route other) {
        for (var i = 0; i < originCount(); i++) {
            if (!like.test(origin(i), other.origin(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether this is the route of exactly that version of its domain. */
    boolean isOf(StateVersion version) {
        return revision == version.revision() && incarnation() == version.incarnation() && digest == version.digest();
    }

    /** The version of the domain from which this route was built. */
    public StateVersion version() {
        return new StateVersion(incarnation(), revision, digest);
    }

    /** The second route, for the candidate of the progressive rollout that the domain is in; null for none. */
    public @Nullable CandidateRoute candidate() {
        return null;
    }

    /** Of that version. */
    long incarnation() {
        return 0;
    }

    /** Of that version. */
    long digest() {
        return digest;
    }

    /** The revision of the domain. */
    public long revision() {
        return revision;
    }

    /** The newest cache generation of this route, which stands for the whole domain. Unique over all domains of this edge. */
    public long cacheGeneration() {
        return cacheGeneration;
    }

    /**
     * The cache generation under which responses to clients over {@code client} are stored. A change of their {@link CacheWay} begins a new generation
     * unless it only adds to it; other changes keep it.
     */
    public long cacheGeneration(Scheme client) {
        return generations == null ? cacheGeneration : generations.of(client).own();
    }

    /** Whether responses of {@code generation} to clients over {@code client} are served. */
    public boolean serves(Scheme client, long generation) {
        return generations == null
                ? generation == cacheGeneration
                : generations.of(client).serves(generation);
    }

    /** Whether they are served once an origin has validated them over this route's way. */
    public boolean validates(Scheme client, long generation) {
        return generations != null && generations.of(client).validates(generation);
    }

    /** Whether there are generations that this route validates. */
    public boolean validatesEarlier(Scheme client) {
        return generations != null && generations.of(client).validated().length > 0;
    }

    CacheGenerations cacheGenerations() {
        return generations == null ? CacheGenerations.of(cacheGeneration) : generations;
    }

    CacheWay cacheWay(Scheme client) {
        var primaries = new ArrayList<CacheWay.Server>();
        var secondaries = new ArrayList<CacheWay.Server>();
        for (var origin : origins()) {
            (origin.primary() ? primaries : secondaries)
                    .add(new CacheWay.Server(origin.address(), target(ContentKind.STATIC, client, origin)));
        }
        var terms = terms();
        return new CacheWay(
                CacheWay.servers(originScheme(ContentKind.STATIC, client), primaries, secondaries),
                terms.host(),
                terms.serverName(),
                terms.protoField(),
                terms.acceptance(),
                profile.parts());
    }

    /** Whether the domain is stopped: its requests are refused without regard to stored responses, and none goes to an origin. */
    public boolean isStopped() {
        return !profile.get(Part.SERVING).enabled();
    }

    /** The part that several routes share. */
    public Profile profile() {
        return profile;
    }

    /** How back-to-origin requests are made. */
    public RequestTerms terms() {
        return profile.terms();
    }

    /** How clients use TLS. */
    public ClientTerms clients() {
        return profile.clients();
    }

    /** Whether static and dynamic content differ. If not, the policy of static content rules everything. */
    public boolean tellsKindsApart() {
        return profile.get(Part.DYNAMIC_ACCELERATION).enabled();
    }

    /** The kind of content of {@code target}, in normal form. */
    public ContentKind kindOf(String target) {
        return profile.content().kindOf(target);
    }

    /** The reason for the decision of {@link #kindOf}. */
    public ContentReason reasonFor(String target) {
        return profile.content().reasonFor(target);
    }

    /** The scheme that the policy decides for the origin that stands for the domain. */
    public Scheme originScheme(ContentKind kind, Scheme client) {
        return target(kind, client, origin(0)).scheme();
    }

    /**
     * Scheme and port of a back-to-origin request to {@code origin}, which must be of this route. Allocates nothing.
     */
    public Target target(ContentKind kind, Scheme client, RouteOrigin origin) {
        var ruling = kind == ContentKind.AMBIGUOUS && !tellsKindsApart() ? ContentKind.STATIC : kind;
        return origin.decisions().target(ruling, client);
    }

    /** The number of origins, in 1..20. */
    public int originCount() {
        return all == null ? 1 : all.length;
    }

    public RouteOrigin origin(int index) {
        return all == null ? first : all[index];
    }

    /**
     * Picks the next origin at random, by weight; secondaries only when all primaries have been tried.
     *
     * @param tried the origins tried before, bit i for index i
     * @return its index, or {@link #NONE_LEFT} when all were tried
     */
    public int nextOrigin(int tried) {
        if (all == null) {
            return tried == 0 ? 0 : NONE_LEFT;
        }
        var primary = draw(all, true, tried);
        return primary != NONE_LEFT ? primary : draw(all, false, tried);
    }

    /**
     * Picks the next origin as above, but prefers origins that are not in {@code avoided} (bit i for index i).
     *
     * @return its index; an avoided one only when all others were tried
     */
    public int nextOrigin(int tried, int avoided) {
        var index = nextOrigin(tried | avoided);
        return index != NONE_LEFT ? index : nextOrigin(tried);
    }

    /**
     * The origins from which {@link #nextOrigin(int, int)} picks for a request that has tried none.
     *
     * @param avoided bit i for index i
     * @return likewise
     */
    public int choices(int avoided) {
        if (all == null) {
            return 1;
        }
        var others = choicesBeside(all, avoided);
        return others != 0 ? others : choicesBeside(all, 0);
    }

    private static int choicesBeside(RouteOrigin[] origins, int avoided) {
        var primaries = candidates(origins, true, avoided);
        return primaries != 0 ? primaries : candidates(origins, false, avoided);
    }

    private static int candidates(RouteOrigin[] origins, boolean primary, int tried) {
        var mask = 0;
        for (var i = 0; i < origins.length; i++) {
            mask |= weight(origins, i, primary, tried) > 0 ? 1 << i : 0;
        }
        return mask;
    }

    private static int draw(RouteOrigin[] origins, boolean primary, int tried) {
        var total = 0;
        for (var i = 0; i < origins.length; i++) {
            total += weight(origins, i, primary, tried);
        }
        if (total == 0) {
            return NONE_LEFT;
        }
        var left = ThreadLocalRandom.current().nextInt(total);
        var index = 0;
        while ((left -= weight(origins, index, primary, tried)) >= 0) {
            index++;
        }
        return index;
    }

    private static int weight(RouteOrigin[] origins, int index, boolean primary, int tried) {
        var candidate = origins[index].primary() == primary && (tried & (1 << index)) == 0;
        return candidate ? origins[index].weight() : 0;
    }

    /** The route of a repaired domain. Nearly all domains have no repair, and save 8 bytes. */
    private static final class OfLaterIncarnation extends Route {
        private final long incarnation;

        OfLaterIncarnation(
                StateVersion version,
                long cacheGeneration,
                @Nullable CacheGenerations generations,
                Profile profile,
                RouteOrigin... origins) {
            super(version, cacheGeneration, generations, profile, origins);
            this.incarnation = version.incarnation();
        }

        @Override
        long incarnation() {
            return incarnation;
        }
    }

    /** The baseline's route of a domain in a progressive rollout; at most a few hundred domains are. */
    private static final class InRollout extends Route {
        private final long incarnation;
        private final CandidateRoute candidate;

        InRollout(Route baseline, CandidateRoute candidate) {
            super(
                    baseline.version(),
                    baseline.cacheGeneration,
                    baseline.generations,
                    baseline.profile,
                    baseline.origins());
            this.incarnation = baseline.incarnation();
            this.candidate = candidate;
        }

        @Override
        public CandidateRoute candidate() {
            return candidate;
        }

        @Override
        long incarnation() {
            return incarnation;
        }
    }

    /**
     * The part of a route that many domains have in common.
     *
     * @param parts the domain's parts that are kept as they are ({@link #KEPT}); the others have their defaults
     * @param content distinguishes static from dynamic content
     * @param clients how clients use TLS
     */
    public record Profile(RequestTerms terms, Parts parts, ContentMatcher content, ClientTerms clients) {
        /** The parts that a route has as terms, origins and their decisions. */
        private static final Set<Part<?>> PREPARED = CacheWay.TAKEN_APART;

        /** All other parts. Snapshots have them in this order. */
        public static final List<Part<?>> KEPT =
                Part.ALL.stream().filter(part -> !PREPARED.contains(part)).toList();

        public Profile(RequestTerms terms, Parts ofDomain) {
            this(
                    terms,
                    ofDomain.without(PREPARED),
                    new ContentMatcher(ofDomain.get(Part.DYNAMIC_ACCELERATION)),
                    new ClientTerms(ofDomain.get(Part.CLIENT_TLS)));
        }

        /** Whether requests are made and responses stored as by {@code other}. */
        boolean asksLike(Profile other) {
            return this == other || (terms.equals(other.terms) && parts.equalsIn(CacheWay.STORING, other.parts));
        }

        /** The value of {@code part}, which is one of those that are kept. */
        public <T> T get(Part<T> part) {
            return parts.get(part);
        }
    }
}
