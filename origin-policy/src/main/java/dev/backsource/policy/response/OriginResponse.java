package dev.backsource.policy.response;

import org.jspecify.annotations.Nullable;

/**
 * An origin's response, as far as redirects and comparisons need it.
 *
 * @param status 100..599
 * @param location the {@code Location} field; null without one
 * @param setsCookie whether it sets a cookie
 * @param contentType the {@code Content-Type} field; null without one
 * @param length of the body in bytes; null where it is not known
 * @param strictTransport the {@code Strict-Transport-Security} field, the first of several; null without one
 * @param html the beginning of a page of HTML; null for any other body, and for a compressed one
 * @param isCut whether {@code html} broke off, by its origin or for lack of time, so that its end says nothing
 */
public record OriginResponse(
        int status,
        @Nullable String location,
        boolean setsCookie,
        @Nullable String contentType,
        @Nullable Long length,
        @Nullable String strictTransport,
        @Nullable String html,
        boolean isCut) {

    /** The location of a redirect that clients follow by themselves (RFC 9110 §15.4); null for any other response. */
    public @Nullable String redirectsTo() {
        return redirectsTo(status, location);
    }

    /**
     * Likewise of a response with this status and {@code Location}.
     *
     * @param location null without the field
     */
    public static @Nullable String redirectsTo(int status, @Nullable String location) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> location;
            default -> null;
        };
    }

    /**
     * Whether a redirect may be a check for cookies: it sets one for a client that has sent none, who would not get it again.
     *
     * @param setsCookie whether the response sets a cookie
     * @param hasCookies whether the request has cookies
     */
    public static boolean isCookieCheck(boolean setsCookie, boolean hasCookies) {
        return setsCookie && !hasCookies;
    }
}
