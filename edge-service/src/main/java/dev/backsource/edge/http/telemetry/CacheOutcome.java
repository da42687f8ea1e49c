package dev.backsource.edge.http.telemetry;

import java.util.Locale;

/** What the cache did for an answer. */
public enum CacheOutcome {
    /** Answered from the store, fresh. */
    HIT,
    /** Answered from the store although no longer fresh (RFC 5861, {@code max-stale}). */
    STALE,
    /** Answered from the store after the origin said that it is still good (RFC 9111 §4.3). */
    REVALIDATED,
    /** Shared the back-to-origin request of another client. */
    COLLAPSED,
    /** Fetched for this client; may have been stored. */
    MISS,
    /** The request or its content can't be cached. */
    BYPASS,
    /** The cache was not asked, as for a request that is refused. */
    NONE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As in metrics and in the access log. */
    public String label() {
        return label;
    }
}
