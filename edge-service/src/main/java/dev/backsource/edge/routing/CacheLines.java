package dev.backsource.edge.routing;

import dev.backsource.policy.protocol.Scheme;
import java.util.stream.LongStream;

/** The cache generations of a route of which a client scheme has one of its own, or that uses responses of earlier routes. */
record CacheLines(Line http, Line https) {
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
    record Line(long own, long[] served, long[] validated) {
        private static Line startingAt(long generation) {
            return new Line(generation, NONE, NONE);
        }

        /** The line after this one, with none of its responses served as they are. */
        private Line followedBy(long generation, boolean validates) {
            return validates ? new Line(generation, NONE, newest(own, served, validated)) : startingAt(generation);
        }

        boolean serves(long generation) {
            return generation == own || contains(served, generation);
        }

        boolean validates(long generation) {
            return contains(validated, generation);
        }

        private boolean isPlain() {
            return served.length == 0 && validated.length == 0;
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
    static CacheLines of(long generation) {
        return new CacheLines(Line.startingAt(generation), Line.startingAt(generation));
    }

    /** Those of {@code route}, the next one of a domain after {@code earlier}. */
    static CacheLines ofNext(Route route, Route earlier) {
        return new CacheLines(next(route, earlier, Scheme.HTTP), next(route, earlier, Scheme.HTTPS));
    }

    /** Those of {@code route}, the candidate's beside {@code baseline}: what it stores is its own, whatever the two have in common. */
    static CacheLines ofCandidate(Route route, Route baseline) {
        return new CacheLines(beside(route, baseline, Scheme.HTTP), beside(route, baseline, Scheme.HTTPS));
    }

    private static Line next(Route route, Route earlier, Scheme client) {
        var line = earlier.cacheLines().of(client);
        var way = route.cacheWay(client);
        var before = earlier.cacheWay(client);
        return way.serves(before) ? line : line.followedBy(route.cacheGeneration(), way.validates(before));
    }

    private static Line beside(Route route, Route other, Scheme client) {
        var own = route.cacheGeneration();
        var line = other.cacheLines().of(client);
        var way = route.cacheWay(client);
        var before = other.cacheWay(client);
        return way.serves(before)
                ? new Line(own, newest(line.own(), line.served()), line.validated())
                : line.followedBy(own, way.validates(before));
    }

    private static long[] newest(long first, long[]... others) {
        var all = LongStream.of(first);
        for (var more : others) {
            all = LongStream.concat(all, LongStream.of(more));
        }
        return all.limit(MOST_EARLIER).toArray();
    }

    Line of(Scheme client) {
        return client == Scheme.HTTP ? http : https;
    }

    /** The newest of its own generations. It is another one once one of them is. */
    long newest() {
        return Math.max(http.own(), https.own());
    }

    /** Whether a single number says the same. */
    boolean isPlain() {
        return http.own() == https.own() && http.isPlain() && https.isPlain();
    }
}
