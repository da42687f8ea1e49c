package dev.backsource.edge.cache.store;

import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.policy.protocol.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * What a stored response is found by (RFC 9111 §2): the target URI, with the scheme over which the policy has it fetched
 * instead of the client's. So a domain whose policy lets clients share an origin scheme shares what is stored, and one
 * that doesn't never mixes.
 */
public final class CacheKey {
    private final Scheme originScheme;
    private final String host;
    private final String target;
    private final int hash;

    /**
     * A key.
     *
     * @param host as in {@link RoutedRequest}
     * @param target path and query in origin form, as sent
     */
    public CacheKey(Scheme originScheme, String host, String target) {
        this.originScheme = originScheme;
        this.host = host;
        this.target = target;
        this.hash = (31 * host.hashCode() + target.hashCode()) * 31 + originScheme.ordinal();
    }

    public static CacheKey of(RoutedRequest request) {
        return new CacheKey(request.originScheme(), request.host(), request.target());
    }

    /** The same with {@code sameHost}, an equal string that others use too. */
    CacheKey with(String sameHost) {
        return new CacheKey(originScheme, sameHost, target);
    }

    public Scheme originScheme() {
        return originScheme;
    }

    public String host() {
        return host;
    }

    public String target() {
        return target;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CacheKey key
                && hash == key.hash
                && originScheme == key.originScheme
                && target.equals(key.target)
                && host.equals(key.host);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return originScheme + " " + host + target;
    }
}
