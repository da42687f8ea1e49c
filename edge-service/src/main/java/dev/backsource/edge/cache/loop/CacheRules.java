package dev.backsource.edge.cache.loop;

import dev.backsource.edge.CacheSettings;
import dev.backsource.edge.cache.rules.Storability.Choices;
import dev.backsource.edge.routing.Route;

/**
 * What RFC 9111 leaves to the cache, and the operator decides.
 *
 * @param storesCookies whether to store a response with Set-Cookie that the origin marks as shared, for domains that
 *     leave this open
 * @param staleIfUnreachable for how many seconds a stale response is served when no origin can be reached; 0 for never
 */
public record CacheRules(boolean storesCookies, long staleIfUnreachable) {

    /** What is chosen about storing responses for {@code route}: by its domain, or else by the operator. */
    public Choices storing(Route route) {
        var ofDomain = route.profile().caching().storeSetCookie();
        return (ofDomain == null ? storesCookies : ofDomain) ? Choices.COOKIES : Choices.NO_COOKIES;
    }

    public static CacheRules of(CacheSettings settings) {
        return new CacheRules(
                settings.storeSetCookie(), settings.staleIfUnreachable().toSeconds());
    }
}
