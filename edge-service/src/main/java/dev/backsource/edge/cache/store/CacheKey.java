package dev.backsource.edge.cache.store;

import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cache key (RFC 9111 §2): the target URI, the client's scheme, which is forwarded to the origin and may decide the
 * response, and the scheme of the fetch by the policy.
 */
public final class CacheKey {
    private final Scheme originScheme;
    private final Scheme clientScheme;
    private final String host;
    private final String target;
    private final int hash;

    /**
     * Creates a key.
     *
     * @param host as in {@link RoutedRequest}
     * @param target path and query in normal form, as in {@link RoutedRequest}
     */
    public CacheKey(Scheme originScheme, Scheme clientScheme, String host, String target) {
        this.originScheme = originScheme;
        this.clientScheme = clientScheme;
        this.host = host;
        this.target = target;
        this.hash = (31 * host.hashCode() + this.target.hashCode()) * 31
                + 2 * originScheme.ordinal()
                + clientScheme.ordinal();
    }

    private CacheKey(CacheKey equal, String sameHost) {
        this.originScheme = equal.originScheme;
        this.clientScheme = equal.clientScheme;
        this.host = sameHost;
        this.target = equal.target;
        this.hash = equal.hash;
    }

    /**
     * The key of a request.
     *
     * @param client the client's scheme, as forwarded to origins
     * @param host as in {@link RoutedRequest}
     * @param target likewise
     */
    public static CacheKey of(Route route, ContentKind kind, Scheme client, String host, String target) {
        return new CacheKey(route.originScheme(kind, client), client, host, target);
    }

    /** The keys of one URL for all combinations of schemes. */
    public static List<CacheKey> all(String host, String target) {
        var keys = new ArrayList<CacheKey>();
        for (var origin : Scheme.values()) {
            for (var client : Scheme.values()) {
                keys.add(new CacheKey(origin, client, host, target));
            }
        }
        return keys;
    }

    /** The key of the same request with a fetch over {@code origin}. */
    public CacheKey over(Scheme origin) {
        return origin == originScheme ? this : new CacheKey(origin, clientScheme, host, target);
    }

    /** This key with {@code sameHost}, an equal string that other keys share. */
    CacheKey with(String sameHost) {
        return new CacheKey(this, sameHost);
    }

    public Scheme originScheme() {
        return originScheme;
    }

    public Scheme clientScheme() {
        return clientScheme;
    }

    public String host() {
        return host;
    }

    /** Path and query, in normal form. */
    public String target() {
        return target;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CacheKey key
                && hash == key.hash
                && originScheme == key.originScheme
                && clientScheme == key.clientScheme
                && target.equals(key.target)
                && host.equals(key.host);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return originScheme + " " + clientScheme + " " + host + target;
    }
}
