package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.structured.StructuredWriter;
import org.jspecify.annotations.Nullable;

/**
 * This cache's handling of a request: one member of Cache-Status (RFC 9211 §2).
 *
 * @param forwarded the reason for forwarding the request to the origin; null for a hit
 * @param forwardedStatus the status of the origin's response; 0 when not reported
 * @param ttl the remaining freshness lifetime in seconds, negative when stale; {@link #NO_TTL} when not reported
 * @param stored whether the response was stored
 * @param collapsed whether the request was collapsed with others
 */
public record CacheStatus(
        @Nullable Reason forwarded, int forwardedStatus, long ttl, boolean stored, boolean collapsed) {
    /** No ttl is reported. */
    public static final long NO_TTL = Long.MIN_VALUE;

    private static final int USUAL_LENGTH = 64;

    /** The reason for forwarding a request (RFC 9211 §2.2). */
    public enum Reason {
        /** The cache was configured not to handle the request. */
        BYPASS("bypass"),
        /** The request method requires it. */
        METHOD("method"),
        /** No response is stored for the URI. */
        URI_MISS("uri-miss"),
        /** A response is stored for the URI, but the request fields select none. */
        VARY_MISS("vary-miss"),
        /** No stored response could be used. */
        MISS("miss"),
        /** A stored response was selected, but it is stale. */
        STALE("stale"),
        /** Only a part of the response is stored. */
        PARTIAL("partial"),
        /** A fresh response was selected, but the request's directives don't allow its use. */
        REQUEST("request");

        private final String token;

        Reason(String token) {
            this.token = token;
        }

        /** The token in Cache-Status and in metrics. */
        public String token() {
            return token;
        }
    }

    /** A hit, fresh for another {@code ttlSeconds}. */
    public static CacheStatus hit(long ttlSeconds) {
        return new CacheStatus(null, 0, ttlSeconds, false, false);
    }

    /** A forwarded request. */
    public static CacheStatus fwd(Reason reason) {
        return new CacheStatus(reason, 0, NO_TTL, false, false);
    }

    /** Adds the status of the origin's response (RFC 9211 §2.3); 304 for a successful validation. */
    public CacheStatus withFwdStatus(int status) {
        return new CacheStatus(forwarded, status, ttl, stored, collapsed);
    }

    /** Adds the remaining freshness lifetime (RFC 9211 §2.4). */
    public CacheStatus withTtl(long seconds) {
        return new CacheStatus(forwarded, forwardedStatus, seconds, stored, collapsed);
    }

    /** Adds that the response was stored (RFC 9211 §2.5). */
    public CacheStatus withStored() {
        return new CacheStatus(forwarded, forwardedStatus, ttl, true, collapsed);
    }

    /** Adds that the request was collapsed with others (RFC 9211 §2.6). */
    public CacheStatus withCollapsed() {
        return new CacheStatus(forwarded, forwardedStatus, ttl, stored, true);
    }

    /** The member of the field for the cache named {@code cacheName} (RFC 9211 §2). */
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

    /** The beginning of {@link #format} for every hit, up to the number of seconds at its end. */
    public static String hitBeforeTtl(String cacheName) {
        var zero = hit(0).format(cacheName);
        return zero.substring(0, zero.length() - 1);
    }
}
