package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import dev.backsource.edge.cache.rules.syntax.Fields;

/** Whether a shared cache may store a response, and has any use of it (RFC 9111 §3). */
public final class Storability {
    /** May be stored, or the first reason found not to. */
    public enum Verdict {
        STORABLE,
        /** Only responses to GET are stored. */
        METHOD,
        /** The client forbids it (RFC 9111 §5.2.1.5). */
        REQUEST_NO_STORE,
        /** A part of a representation; only wholes are stored. */
        PARTIAL,
        /** The status answers one request only. */
        STATUS_NOT_CACHEABLE,
        /** The origin wants the status understood, and it isn't (RFC 9111 §5.2.2.3). */
        STATUS_NOT_UNDERSTOOD,
        /** The origin forbids it (RFC 9111 §5.2.2.5). */
        RESPONSE_NO_STORE,
        /** For one user only (RFC 9111 §5.2.2.7). */
        PRIVATE,
        /** For one user only unless the origin says otherwise (RFC 9111 §3.5). */
        AUTHORIZATION,
        /** No other request can be known to fit (RFC 9111 §4.1). */
        VARY_STAR,
        /** Gives a cookie to one user, and the origin doesn't say that it is meant for all. */
        SET_COOKIE,
        /** Nothing but a guess says how long it is good, and the request's Cookie may have made it one user's. */
        COOKIE,
        /** Could neither be sent again as it is nor validated. */
        NO_FRESHNESS_NO_VALIDATOR
    }

    private Storability() {}

    /**
     * Decides for a response to {@code method}. Of a storable one the fields of {@link StoredFields} are stored.
     *
     * <p>Stricter than RFC 9111 in this: a response with Set-Cookie is stored only if the origin names the cookie in
     * private or no-cache so that it is left out, or where {@code cookies} allows it and the origin says public or
     * s-maxage; one to a request with Cookie, and a 400, 401 or 500, only if the origin says for how long.
     *
     * @param cookies whether Set-Cookie may be stored
     */
    public static Verdict of(
            String method,
            Fields request,
            RequestDirectives asked,
            int status,
            Fields response,
            ResponseDirectives said,
            boolean cookies) {
        var verdict = ofRequest(method, asked);
        verdict = verdict == Verdict.STORABLE ? ofStatus(status, said) : verdict;
        verdict = verdict == Verdict.STORABLE ? ofDirectives(request, said) : verdict;
        return verdict == Verdict.STORABLE ? ofFields(request, status, response, said, cookies) : verdict;
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

    /** Where must-understand is heeded, no-store beside it is for caches that don't know it (RFC 9111 §5.2.2.3). */
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
            Fields request, int status, Fields response, ResponseDirectives said, boolean cookies) {
        if (Vary.of(response).isStar()) {
            return Verdict.VARY_STAR;
        }
        if (response.has("set-cookie") && !(cookies && isForAll(said)) && StoredFields.isStored("set-cookie", said)) {
            return Verdict.SET_COOKIE;
        }
        if (request.has("cookie") && !said.noCache() && !LaterUse.isExplicit(response, said)) {
            return Verdict.COOKIE;
        }
        return ofFreshness(status, response, said);
    }

    private static Verdict ofFreshness(int status, Fields response, ResponseDirectives said) {
        if (!LaterUse.isAllowed(status, response, said)) {
            return Verdict.STATUS_NOT_CACHEABLE;
        }
        return LaterUse.isPossible(status, response, said) ? Verdict.STORABLE : Verdict.NO_FRESHNESS_NO_VALIDATOR;
    }

    private static boolean isForAll(ResponseDirectives said) {
        return said.isPublic() || said.sMaxAge() != DeltaSeconds.ABSENT;
    }
}
