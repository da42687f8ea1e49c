package dev.backsource.edge.http.telemetry;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The cache's part in a response. */
public enum CacheOutcome {
    /** Served from the store, fresh. */
    HIT,
    /** Served from the store, stale (RFC 5861, {@code max-stale}). */
    STALE,
    /** Served from the store after validation (RFC 9111 §4.3). */
    REVALIDATED,
    /** Shared the back-to-origin request of another client. */
    COLLAPSED,
    /** Fetched for this client; may have been stored. */
    MISS,
    /** The request or its content can't be cached. */
    BYPASS,
    /** The cache was not involved, for example in a refused request. */
    NONE;

    /** Outcomes without a request to an origin. */
    static final Set<CacheOutcome> HITS = EnumSet.of(HIT, STALE, COLLAPSED);

    /** Outcomes with a request to an origin whose response the cache may have stored. */
    static final Set<CacheOutcome> MISSES = EnumSet.of(MISS, REVALIDATED);

    private final String label = name().toLowerCase(Locale.ROOT);

    boolean isHit() {
        return HITS.contains(this);
    }

    boolean isMiss() {
        return MISSES.contains(this);
    }

    /** The label in metrics and in the access log. */
    public String label() {
        return label;
    }
}
