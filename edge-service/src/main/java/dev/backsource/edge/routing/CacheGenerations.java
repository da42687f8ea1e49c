package dev.backsource.edge.routing;

import dev.backsource.policy.protocol.Scheme;
import java.util.stream.LongStream;

/** The cache generations of a route whose client schemes have different ones, or that uses responses of earlier routes. */
record CacheGenerations(Lineage http, Lineage https) {
    /** The most earlier generations that a route uses; older ones are forgotten. */
    private static final int MOST_EARLIER = 4;

    private static final long[] NONE = {};

    /**
     * The generations whose stored responses the requests of one client scheme use. The earlier ones are the newest first.
     *
     * @param own under which responses are stored
     * @param served the earlier ones whose responses are served like its own
     * @param validated the earlier ones whose responses are served once an origin has validated them over the route's way
     */
    record Lineage(long own, long[] served, long[] validated) {
        private static Lineage startingAt(long generation) {
            return new Lineage(generation, NONE, NONE);
        }

        /** The lineage after this one, with none of its responses served as they are. */
        private Lineage followedBy(long generation, boolean validates) {
            return validates ? new Lineage(generation, NONE, newest(own, served, validated)) : startingAt(generation);
        }

        boolean serves(long generation) {
            return generation == own || contains(served, generation);
        }

        boolean validates(long generation) {
            return contains(validated, generation);
        }

        private boolean usesEarlier() {
            return served.length > 0 || validated.length > 0;
        }

        private static boolean contains(long[] generations, long generation) {
            for (var each : generations) {
                if (each == generation) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Those of a route with {@code generation} for all requests. */
    static CacheGenerations of(long generation) {
        return new CacheGenerations(Lineage.startingAt(generation), Lineage.startingAt(generation));
    }

    /** Those of {@code route}, the next one of a domain after {@code earlier}. */
    static CacheGenerations ofNext(Route route, Route earlier) {
        return new CacheGenerations(next(route, earlier, Scheme.HTTP), next(route, earlier, Scheme.HTTPS));
    }

    /** Those of {@code route}, the candidate's beside {@code baseline}: what it stores is its own, whatever the two have in common. */
    static CacheGenerations ofCandidate(Route route, Route baseline) {
        return new CacheGenerations(beside(route, baseline, Scheme.HTTP), beside(route, baseline, Scheme.HTTPS));
    }

    private static Lineage next(Route route, Route earlier, Scheme client) {
        var lineage = earlier.cacheGenerations().of(client);
        var way = route.cacheWay(client);
        var before = earlier.cacheWay(client);
        return way.serves(before) ? lineage : lineage.followedBy(route.cacheGeneration(), way.validates(before));
    }

    private static Lineage beside(Route route, Route other, Scheme client) {
        var own = route.cacheGeneration();
        var lineage = other.cacheGenerations().of(client);
        var way = route.cacheWay(client);
        var before = other.cacheWay(client);
        return way.serves(before)
                ? new Lineage(own, newest(lineage.own(), lineage.served()), lineage.validated())
                : lineage.followedBy(own, way.validates(before));
    }

    private static long[] newest(long first, long[]... others) {
        var all = LongStream.of(first);
        for (var more : others) {
            all = LongStream.concat(all, LongStream.of(more));
        }
        return all.limit(MOST_EARLIER).toArray();
    }

    Lineage of(Scheme client) {
        return client == Scheme.HTTP ? http : https;
    }

    /** The newest of its own generations. It is another one once one of them is. */
    long newest() {
        return Math.max(http.own(), https.own());
    }

    /** Whether all requests use one generation. */
    boolean isSingle() {
        return http.own() == https.own() && !http.usesEarlier() && !https.usesEarlier();
    }
}
