package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.syntax.directives.DirectiveReader;
import dev.backsource.edge.cache.rules.syntax.directives.Directives;

/**
 * The cache directives of a request: Cache-Control (RFC 9111 §5.2.1, RFC 5861 §4) or, without it, Pragma (RFC 9111
 * §5.4). Numbers are seconds, {@link DeltaSeconds#ABSENT} when missing. An invalid number is read as the strictest one:
 * 0, and for min-fresh the largest.
 *
 * @param maxAge the largest acceptable age
 * @param minFresh for how long the response has to stay fresh
 * @param maxStale how stale the response may be; {@link Long#MAX_VALUE} for any staleness
 * @param staleIfError how stale the response may be when the origin fails
 */
public record RequestDirectives(
        boolean noStore,
        boolean noCache,
        boolean onlyIfCached,
        boolean noTransform,
        long maxAge,
        long minFresh,
        long maxStale,
        long staleIfError) {
    /** The directives of a request without any. */
    public static final RequestDirectives NONE = new RequestDirectives(
            false,
            false,
            false,
            false,
            DeltaSeconds.ABSENT,
            DeltaSeconds.ABSENT,
            DeltaSeconds.ABSENT,
            DeltaSeconds.ABSENT);

    /**
     * Parses the directives of {@code request}. Without the fields the result is {@link #NONE}, and nothing is
     * allocated.
     */
    public static RequestDirectives of(Fields request) {
        return request.has("cache-control") || request.has("pragma") ? of(DirectiveReader.read(request)) : NONE;
    }

    private static RequestDirectives of(Directives given) {
        return new RequestDirectives(
                given.has("no-store"),
                given.has("no-cache"),
                given.has("only-if-cached"),
                given.has("no-transform"),
                given.least("max-age"),
                given.greatest("min-fresh"),
                given.leastOr("max-stale", Long.MAX_VALUE),
                given.least("stale-if-error"));
    }
}
