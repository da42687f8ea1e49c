package dev.backsource.edge.cache;

import dev.backsource.edge.CacheSettings;

/**
 * What an operator decides where RFC 9111 leaves it to the cache.
 *
 * @param storesCookies whether a response with Set-Cookie is stored where the origin says that it is for all
 * @param staleIfUnreachable seconds for which what is stale is served when no origin answers; 0 for never
 */
record CacheRules(boolean storesCookies, long staleIfUnreachable) {

    static CacheRules of(CacheSettings settings) {
        return new CacheRules(
                settings.storeSetCookie(), settings.staleIfUnreachable().toSeconds());
    }
}
