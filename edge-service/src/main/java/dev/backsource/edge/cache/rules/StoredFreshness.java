package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;

/**
 * What is kept of a stored response's directives to decide on its reuse.
 *
 * @param lifetimeSeconds for how long it is fresh, from its generation on (RFC 9111 §4.2.1)
 * @param noCache whether every reuse needs validation (§5.2.2.4)
 * @param mustRevalidate whether it must not be used stale, whoever allows it: must-revalidate or proxy-revalidate (§4.2.4)
 * @param staleByOriginOnly whether no client can allow it to be used stale, while the origin itself still can; s-maxage
 *     says so (§5.2.2.10). It stands for proxy-revalidate, but an origin that says stale-while-revalidate or
 *     stale-if-error beside it has said what it wants
 * @param staleWhileRevalidate seconds (RFC 5861 §3), {@link DeltaSeconds#ABSENT} if not given
 * @param staleIfError seconds (RFC 5861 §4), {@link DeltaSeconds#ABSENT} if not given
 */
public record StoredFreshness(
        long lifetimeSeconds,
        boolean noCache,
        boolean mustRevalidate,
        boolean staleByOriginOnly,
        long staleWhileRevalidate,
        long staleIfError) {
    /** Of a response that is fresh for {@code lifetimeSeconds} and came with what is {@code said}. */
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
