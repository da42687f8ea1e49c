package dev.backsource.edge.cache.loop;

import dev.backsource.edge.CacheSettings;
import dev.backsource.edge.cache.rules.Storability.Choices;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.domain.Part;

/**
 * The operator's choices where RFC 9111 leaves them to the cache.
 *
 * @param storesCookies whether to store a response with Set-Cookie that the origin marks as shared, for domains that
 *     leave this open
 * @param staleIfUnreachable the seconds for which a stale response is served when no origin is reachable; 0 for never
 */
public record CacheRules(boolean storesCookies, long staleIfUnreachable) {

    /** The choices about storing responses for {@code route}: its domain's, or else the operator's. */
    public Choices storing(Route route) {
        var ofDomain = route.profile().get(Part.CACHING).storeSetCookie();
        return (ofDomain == null ? storesCookies : ofDomain) ? Choices.COOKIES : Choices.NO_COOKIES;
    }

    public static CacheRules of(CacheSettings settings) {
        return new CacheRules(
                settings.storeSetCookie(), settings.staleIfUnreachable().toSeconds());
    }
}
