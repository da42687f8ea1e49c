package dev.backsource.edge.cache.rules;

/**
 * What is kept of a stored response's directives to decide on its reuse.
 *
 * @param lifetimeSeconds for how long it is fresh, from its generation on (RFC 9111 §4.2.1)
 * @param noCache whether every reuse needs validation (§5.2.2.4)
 * @param mustRevalidate whether it must not be used stale; s-maxage says so as well as must-revalidate and
 *     proxy-revalidate (§4.2.4, §5.2.2.10), also to stale-while-revalidate and stale-if-error beside it
 * @param staleWhileRevalidate seconds (RFC 5861 §3), {@link DeltaSeconds#ABSENT} if not given
 * @param staleIfError seconds (RFC 5861 §4), {@link DeltaSeconds#ABSENT} if not given
 */
public record StoredFreshness(
        long lifetimeSeconds, boolean noCache, boolean mustRevalidate, long staleWhileRevalidate, long staleIfError) {
    /** Of a response that is fresh for {@code lifetimeSeconds} and came with what is {@code said}. */
    public static StoredFreshness of(long lifetimeSeconds, ResponseDirectives said) {
        var mustRevalidate = said.mustRevalidate() || said.proxyRevalidate() || said.sMaxAge() != DeltaSeconds.ABSENT;
        return new StoredFreshness(
                lifetimeSeconds, said.noCache(), mustRevalidate, said.staleWhileRevalidate(), said.staleIfError());
    }
}
