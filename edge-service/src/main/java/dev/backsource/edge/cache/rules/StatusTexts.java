package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The Cache-Status texts of one cache. Remembers one text for each way in which a request is forwarded, since most
 * responses of origins have the same status. Used by one event loop.
 */
public final class StatusTexts {
    /** Stored or not, collapsed or not. */
    private static final int ENDS = 4;

    private final String cacheName;
    private final @Nullable Known[] known = new Known[Reason.values().length * ENDS];

    private record Known(int forwardedStatus, String text) {}

    /** Creates the texts of the cache named {@code cacheName}. */
    public StatusTexts(String cacheName) {
        this.cacheName = cacheName;
    }

    /** The same as {@link CacheStatus#format}. */
    public String of(CacheStatus status) {
        var reason = status.forwarded();
        if (reason == null || status.ttl() != CacheStatus.NO_TTL) {
            return status.format(cacheName);
        }
        var place = reason.ordinal() * ENDS + (status.stored() ? 2 : 0) + (status.collapsed() ? 1 : 0);
        var last = known[place];
        if (last == null || last.forwardedStatus() != status.forwardedStatus()) {
            last = new Known(status.forwardedStatus(), status.format(cacheName));
            known[place] = last;
        }
        return last.text();
    }
}
