package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.syntax.directives.DirectiveReader;
import dev.backsource.edge.cache.rules.syntax.directives.Directives;

/**
 * What a client asks of caches: Cache-Control of a request (RFC 9111 §5.2.1, RFC 5861 §4) or, without it, Pragma
 * (RFC 9111 §5.4). Numbers are seconds, {@link DeltaSeconds#ABSENT} where not asked for. A malformed number is read as
 * the strictest one: 0, and for min-fresh the greatest.
 *
 * @param maxAge the greatest age wanted
 * @param minFresh for how long the response has to stay fresh
 * @param maxStale how stale it may be; {@link Long#MAX_VALUE} when any staleness will do
 * @param staleIfError how stale it may be when the origin fails
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
    /** Of a request that asks for nothing. */
    public static final RequestDirectives NONE = new RequestDirectives(
            false,
            false,
            false,
            false,
            DeltaSeconds.ABSENT,
            DeltaSeconds.ABSENT,
            DeltaSeconds.ABSENT,
            DeltaSeconds.ABSENT);

    /** Reads those of {@code request}; {@link #NONE}, and nothing allocated, when it has neither field. */
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
