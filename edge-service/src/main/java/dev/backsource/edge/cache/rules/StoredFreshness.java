package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;

/**
 * The freshness information that decides on the reuse of a stored response.
 *
 * @param lifetimeSeconds the freshness lifetime, counted from the generation of the response (RFC 9111 §4.2.1)
 * @param noCache whether each reuse needs validation (§5.2.2.4)
 * @param mustRevalidate whether the response must never be served stale: must-revalidate or proxy-revalidate (§4.2.4)
 * @param staleByOriginOnly whether only the origin, and no client, can allow the response to be served stale. s-maxage
 *     implies this (§5.2.2.10): it stands for proxy-revalidate, except that an origin may still allow staleness by
 *     stale-while-revalidate or stale-if-error
 * @param staleWhileRevalidate seconds (RFC 5861 §3), {@link DeltaSeconds#ABSENT} if missing
 * @param staleIfError seconds (RFC 5861 §4), {@link DeltaSeconds#ABSENT} if missing
 */
public record StoredFreshness(
        long lifetimeSeconds,
        boolean noCache,
        boolean mustRevalidate,
        boolean staleByOriginOnly,
        long staleWhileRevalidate,
        long staleIfError) {
    /** Of a response with this freshness lifetime and these directives. */
    public static StoredFreshness of(long lifetimeSeconds, ResponseDirectives said) {
        var mustRevalidate = said.mustRevalidate() || said.proxyRevalidate();
        return new StoredFreshness(
                lifetimeSeconds,
                said.noCache(),
                mustRevalidate,
                mustRevalidate || said.sMaxAge() != DeltaSeconds.ABSENT,
                said.staleWhileRevalidate(),
                said.staleIfError());
    }
}
