package dev.backsource.edge.routing;

import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.ContentMatcher;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an edge keeps of a domain. Immutable; a change of the domain makes a new one. Small, since there may be a
 * million: what is alike between routes is shared, and the many domains with a single origin have no array for it.
 */
public class Route {
    /** What {@link #nextOrigin} answers when every origin has been tried. */
    public static final int NONE_LEFT = -1;

    private final long revision;
    private final long digest;
    private final long cacheGeneration;
    private final Profile profile;
    private final RouteOrigin first;
    /** All origins including the first; null when there is but one. */
    private final RouteOrigin @Nullable [] all;

    private Route(StateVersion version, long cacheGeneration, Profile profile, RouteOrigin... origins) {
        this.revision = version.revision();
        this.digest = version.digest();
        this.cacheGeneration = cacheGeneration;
        this.profile = profile;
        this.first = origins[0];
        this.all = origins.length == 1 ? null : origins.clone();
    }

    static Route of(StateVersion version, long cacheGeneration, Profile profile, RouteOrigin... origins) {
        return version.incarnation() == 0
                ? new Route(version, cacheGeneration, profile, origins)
                : new OfLaterIncarnation(version, cacheGeneration, profile, origins);
    }

    /** Whether requests are decided and made as by {@code other}, and their answers stored likewise. */
    boolean asksLike(Route other) {
        return profile.asksLike(other.profile)
                && originCount() == other.originCount()
                && IntStream.range(0, originCount()).allMatch(i -> origin(i).asksLike(other.origin(i)));
    }

    /** Whether {@code other} is the same but for its cache generation. */
    boolean isLike(Route other) {
        return isOf(other.version())
                && asksLike(other)
                && profile.equals(other.profile)
                && IntStream.range(0, originCount()).allMatch(i -> origin(i).isLike(other.origin(i)));
    }

    /** Whether it is the route of that very version of its domain. */
    boolean isOf(StateVersion version) {
        return revision == version.revision() && incarnation() == version.incarnation() && digest == version.digest();
    }

    /** The version of the domain that this is the route of. */
    public StateVersion version() {
        return new StateVersion(incarnation(), revision, digest);
    }

    /** Of that version. */
    long incarnation() {
        return 0;
    }

    /** Of that version. */
    long digest() {
        return digest;
    }

    /** The revision of the domain that this is the route of. */
    public long revision() {
        return revision;
    }

    /**
     * The cache generation: what the responses to this route's requests are stored under. It stays the same while
     * back-to-origin requests are decided and made in the same way; a change that concerns that begins a new one. What was
     * fetched in one generation is never served in another. Unique over all domains of this edge.
     */
    public long cacheGeneration() {
        return cacheGeneration;
    }

    /** What this route has in common with others. */
    public Profile profile() {
        return profile;
    }

    /** How back-to-origin requests are made. */
    public RequestTerms terms() {
        return profile.terms();
    }

    /** How TLS is spoken with clients. */
    public ClientTerms clients() {
        return profile.clients();
    }

    /** Whether requests differ in kind; while they don't, all are static and {@link #kindOf} need not be asked. */
    public boolean tellsKindsApart() {
        return profile.acceleration().enabled();
    }

    /** The kind of content that {@code path}, without its query, is. */
    public ContentKind kindOf(String path) {
        return profile.content().kindOf(path);
    }

    /** Scheme and port of a back-to-origin request to {@code origin}, one of this route's. Allocates nothing. */
    public Target target(ContentKind kind, Scheme client, RouteOrigin origin) {
        return origin.decisions().target(kind, client);
    }

    /** In 1..20. */
    public int originCount() {
        return all == null ? 1 : all.length;
    }

    public RouteOrigin origin(int index) {
        return all == null ? first : all[index];
    }

    /**
     * The index of the origin to try next, by chance: a primary while there is one, the others by their weights.
     *
     * @param tried the origins tried before, bit i for index i
     * @return {@link #NONE_LEFT} when all were tried
     */
    public int nextOrigin(int tried) {
        if (all == null) {
            return tried == 0 ? 0 : NONE_LEFT;
        }
        var primary = draw(all, true, tried);
        return primary != NONE_LEFT ? primary : draw(all, false, tried);
    }

    /**
     * Likewise, but passes over the origins in {@code avoided} (bit i for index i) while there are others.
     *
     * @return one of the avoided only when all others were tried
     */
    public int nextOrigin(int tried, int avoided) {
        var index = nextOrigin(tried | avoided);
        return index != NONE_LEFT ? index : nextOrigin(tried);
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

    /** Of a domain that has been repaired. The others, which are nearly all, save 8 bytes. */
    private static final class OfLaterIncarnation extends Route {
        private final long incarnation;

        OfLaterIncarnation(StateVersion version, long cacheGeneration, Profile profile, RouteOrigin... origins) {
            super(version, cacheGeneration, profile, origins);
            this.incarnation = version.incarnation();
        }

        @Override
        long incarnation() {
            return incarnation;
        }
    }

    /**
     * What many domains have in common.
     *
     * @param content tells static from dynamic content
     * @param clients how TLS is spoken with clients
     * @param caching what is kept of answers
     */
    public record Profile(RequestTerms terms, ContentMatcher content, ClientTerms clients, Caching caching) {
        public Profile(RequestTerms terms, DynamicAcceleration acceleration, ClientTls clients, Caching caching) {
            this(terms, new ContentMatcher(acceleration), new ClientTerms(clients), caching);
        }

        /** Whether requests are made as by {@code other}, and answers stored likewise; how clients come doesn't matter. */
        boolean asksLike(Profile other) {
            return this == other
                    || (terms.equals(other.terms) && content.equals(other.content) && caching.equals(other.caching));
        }

        /** What is static and what is dynamic content. */
        public DynamicAcceleration acceleration() {
            return content.acceleration();
        }
    }
}
