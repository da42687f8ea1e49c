package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.structured.StructuredWriter;
import org.jspecify.annotations.Nullable;

/**
 * How this cache dealt with a request: one member of Cache-Status (RFC 9211 §2).
 *
 * @param forwarded why the request went on to the origin; null for a hit
 * @param forwardedStatus what the origin answered; 0 when not told
 * @param ttl seconds for which the response stays fresh, negative when it is stale; {@link #NO_TTL} when not told
 * @param stored whether the response was stored
 * @param collapsed whether the request waited for another one's
 */
public record CacheStatus(
        @Nullable Reason forwarded, int forwardedStatus, long ttl, boolean stored, boolean collapsed) {
    /** Stands for a ttl that is not told. */
    public static final long NO_TTL = Long.MIN_VALUE;

    private static final int USUAL_LENGTH = 64;

    /** Why a request went on to the origin (RFC 9211 §2.2). */
    public enum Reason {
        /** The cache was told not to handle it. */
        BYPASS("bypass"),
        /** Its method has to be forwarded. */
        METHOD("method"),
        /** Nothing is stored for the URI. */
        URI_MISS("uri-miss"),
        /** Something is stored for the URI, but not for these request fields. */
        VARY_MISS("vary-miss"),
        /** Nothing stored could be used. */
        MISS("miss"),
        /** What is stored could be used, but it is stale. */
        STALE("stale"),
        /** What is stored is only a part. */
        PARTIAL("partial"),
        /** What is stored is fresh, but the client wants it fetched or validated. */
        REQUEST("request");

        private final String token;

        Reason(String token) {
            this.token = token;
        }

        /** As it stands in the field, and in metrics. */
        public String token() {
            return token;
        }
    }

    /** A response from the cache, fresh for {@code ttlSeconds} more. */
    public static CacheStatus hit(long ttlSeconds) {
        return new CacheStatus(null, 0, ttlSeconds, false, false);
    }

    /** A request that went on to the origin. */
    public static CacheStatus fwd(Reason reason) {
        return new CacheStatus(reason, 0, NO_TTL, false, false);
    }

    /** What the origin answered (RFC 9211 §2.3), 304 for a validation that succeeded. */
    public CacheStatus withFwdStatus(int status) {
        return new CacheStatus(forwarded, status, ttl, stored, collapsed);
    }

    /** For how many seconds more the response is fresh (RFC 9211 §2.4). */
    public CacheStatus withTtl(long seconds) {
        return new CacheStatus(forwarded, forwardedStatus, seconds, stored, collapsed);
    }

    /** The response was stored (RFC 9211 §2.5). */
    public CacheStatus withStored() {
        return new CacheStatus(forwarded, forwardedStatus, ttl, true, collapsed);
    }

    /** The request was collapsed with others (RFC 9211 §2.6). */
    public CacheStatus withCollapsed() {
        return new CacheStatus(forwarded, forwardedStatus, ttl, stored, true);
    }

    /** The member for the field, by the cache called {@code cacheName} (RFC 9211 §2). */
    public String format(String cacheName) {
        var text = new StringBuilder(USUAL_LENGTH);
        StructuredWriter.appendTokenOrString(text, cacheName);
        text.append(forwarded == null ? "; hit" : "; fwd=").append(forwarded == null ? "" : forwarded.token());
        if (forwardedStatus != 0) {
            text.append("; fwd-status=").append(forwardedStatus);
        }
        if (ttl != NO_TTL) {
            text.append("; ttl=").append(ttl);
        }
        return text.append(stored ? "; stored" : "")
                .append(collapsed ? "; collapsed" : "")
                .toString();
    }

    /** Appends the parameters of a plain hit, to what begins with the cache's name; cheaper than the rest of this. */
    public static void appendHit(StringBuilder text, long ttlSeconds) {
        text.append("; hit; ttl=").append(ttlSeconds);
    }
}
