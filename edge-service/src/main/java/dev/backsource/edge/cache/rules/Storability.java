package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.variants.Vary;

/** Storability: whether a shared cache may store a response, and whether storing it would be of use (RFC 9111 §3). */
public final class Storability {
    /** Storable, or the first reason found against it. */
    public enum Verdict {
        STORABLE,
        /** Only responses to GET are stored. */
        METHOD,
        /** The request has no-store (RFC 9111 §5.2.1.5). */
        REQUEST_NO_STORE,
        /** A partial response; only complete ones are stored. */
        PARTIAL,
        /** The status applies to one request only, or is not cacheable without an explicit freshness lifetime. */
        STATUS_NOT_CACHEABLE,
        /** The response has must-understand, and the cache doesn't understand the status (RFC 9111 §5.2.2.3). */
        STATUS_NOT_UNDERSTOOD,
        /** The response has no-store (RFC 9111 §5.2.2.5). */
        RESPONSE_NO_STORE,
        /** The response has private (RFC 9111 §5.2.2.7). */
        PRIVATE,
        /** The request has Authorization, and the response doesn't allow a shared cache to store it (RFC 9111 §3.5). */
        AUTHORIZATION,
        /** The request has a custom field that Vary doesn't name, and that may have decided the response. */
        CUSTOM_FIELD,
        /** The response has {@code Vary: *}, so no other request can select it (RFC 9111 §4.1). */
        VARY_STAR,
        /** The response sets a cookie, and the origin doesn't mark it as shared. */
        SET_COOKIE,
        /** The freshness lifetime would be heuristic, and the request's Cookie may have made the response personal. */
        COOKIE,
        /** The response can neither be reused nor be validated. */
        NO_FRESHNESS_NO_VALIDATOR
    }

    /**
     * The choices of the domain or the operator where RFC 9111 leaves them to a cache.
     *
     * @param cookies whether Set-Cookie may be stored
     */
    public record Choices(boolean cookies) {
        /** Set-Cookie may be stored. */
        public static final Choices COOKIES = new Choices(true);

        /** Set-Cookie may not be stored. */
        public static final Choices NO_COOKIES = new Choices(false);
    }

    private Storability() {}

    /**
     * Decides for a response to {@code method}. Of a storable response, the fields allowed by {@link StoredFields} are
     * stored.
     *
     * <p>This is stricter than RFC 9111 in three points. A response with Set-Cookie is stored only if private or no-cache
     * names the cookie, so that it is left out, or if {@link Choices#cookies} allows it and the response has public or
     * s-maxage. A response to a request with Cookie, and a 400, 401 or 500, is stored only with an explicit freshness
     * lifetime.
     *
     * @param choices where the cache is free to choose
     */
    public static Verdict of(
            String method,
            Fields request,
            RequestDirectives asked,
            int status,
            Fields response,
            ResponseDirectives said,
            Choices choices) {
        var verdict = ofRequest(method, asked);
        verdict = verdict == Verdict.STORABLE ? ofStatus(status, said) : verdict;
        verdict = verdict == Verdict.STORABLE ? ofDirectives(request, said) : verdict;
        return verdict == Verdict.STORABLE ? ofFields(request, status, response, said, choices) : verdict;
    }

    private static Verdict ofRequest(String method, RequestDirectives asked) {
        if (!method.equals("GET")) {
            return Verdict.METHOD;
        }
        return asked.noStore() ? Verdict.REQUEST_NO_STORE : Verdict.STORABLE;
    }

    private static Verdict ofStatus(int status, ResponseDirectives said) {
        if (status == 206) {
            return Verdict.PARTIAL;
        }
        if (Statuses.isNeverStored(status)) {
            return Verdict.STATUS_NOT_CACHEABLE;
        }
        return said.mustUnderstand() && !Statuses.isUnderstood(status)
                ? Verdict.STATUS_NOT_UNDERSTOOD
                : Verdict.STORABLE;
    }

    /** With must-understand, no-store is meant for caches that don't know it (RFC 9111 §5.2.2.3). */
    private static Verdict ofDirectives(Fields request, ResponseDirectives said) {
        if (said.noStore() && !said.mustUnderstand()) {
            return Verdict.RESPONSE_NO_STORE;
        }
        if (said.isPrivate()) {
            return Verdict.PRIVATE;
        }
        return request.has("authorization") && !isForAll(said) && !said.mustRevalidate()
                ? Verdict.AUTHORIZATION
                : Verdict.STORABLE;
    }

    private static Verdict ofFields(
            Fields request, int status, Fields response, ResponseDirectives said, Choices choices) {
        if (Vary.of(response).isStar()) {
            return Verdict.VARY_STAR;
        }
        if (response.has("set-cookie")
                && !(choices.cookies() && isForAll(said))
                && StoredFields.isStored("set-cookie", said)) {
            return Verdict.SET_COOKIE;
        }
        if (request.has("cookie") && !said.noCache() && !PotentialReuse.isExplicit(response, said)) {
            return Verdict.COOKIE;
        }
        return ofFreshness(status, response, said);
    }

    private static Verdict ofFreshness(int status, Fields response, ResponseDirectives said) {
        if (!PotentialReuse.isAllowed(status, response, said)) {
            return Verdict.STATUS_NOT_CACHEABLE;
        }
        return PotentialReuse.isPossible(status, response, said) ? Verdict.STORABLE : Verdict.NO_FRESHNESS_NO_VALIDATOR;
    }

    private static boolean isForAll(ResponseDirectives said) {
        return said.isPublic() || said.sMaxAge() != DeltaSeconds.ABSENT;
    }
}
