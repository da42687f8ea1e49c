package dev.backsource.edge.cache.rules;

import java.util.Set;

/** The meaning of status codes to a cache (RFC 9110 §15). */
final class Statuses {
    private static final Set<Integer> UNDERSTOOD = Set.of(
            200, 201, 202, 203, 204, 205, 300, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408,
            409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504,
            505, 511);

    private Statuses() {}

    /**
     * Whether a response with the status is cacheable without an explicit freshness lifetime (RFC 9110 §15.1, RFC 7725
     * §3).
     */
    static boolean isHeuristicallyCacheable(int status) {
        return switch (status) {
            case 200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501 -> true;
            default -> false;
        };
    }

    /** Whether the status concerns the request, which one client can cause to fail, rather than the resource. */
    static boolean isOfTheRequest(int status) {
        return status == 400 || status == 401 || status == 500;
    }

    /**
     * Whether the cache implements the caching requirements of the status, as must-understand requires (RFC 9111
     * §5.2.2.3).
     */
    static boolean isUnderstood(int status) {
        return UNDERSTOOD.contains(status);
    }

    /**
     * Whether a response with the status applies to one request only: it is interim, about preconditions or ranges, about the
     * message, the connection or its proxies (RFC 9110 §15.5, such as an expectation that one client had), sent too early (RFC 8470
     * §5.2), or kept from caches by RFC 6585.
     */
    static boolean isNeverStored(int status) {
        return switch (status) {
            case 304, 407, 408, 411, 412, 413, 416, 417, 421, 425, 426, 428, 429, 431, 511 -> true;
            default -> status < 200 || status > 599;
        };
    }
}
