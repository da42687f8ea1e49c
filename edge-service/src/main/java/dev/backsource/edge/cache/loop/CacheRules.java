package dev.backsource.edge.cache.loop;

import dev.backsource.edge.CacheSettings;
import dev.backsource.edge.routing.Route;

/**
 * What an operator decides where RFC 9111 leaves it to the cache.
 *
 * @param storesCookies whether a response with Set-Cookie is stored where the origin says that it is for all, and the domain
 *     says nothing of it
 * @param staleIfUnreachable seconds for which what is stale is served when no origin answers; 0 for never
 */
public record CacheRules(boolean storesCookies, long staleIfUnreachable) {

    /** Whether a response to a request of {@code route} is stored with Set-Cookie where the origin says that it is for all. */
    public boolean storesCookies(Route route) {
        var ofDomain = route.profile().caching().storeSetCookie();
        return ofDomain == null ? storesCookies : ofDomain;
    }

    public static CacheRules of(CacheSettings settings) {
        return new CacheRules(
                settings.storeSetCookie(), settings.staleIfUnreachable().toSeconds());
    }
}
