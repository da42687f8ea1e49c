package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.Validation.Validators;
import dev.backsource.edge.cache.rules.syntax.EntityTags;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.syntax.HttpDates;

/** Evaluates a client's preconditions against a stored 200 to GET (RFC 9110 §13, RFC 9111 §4.3.2). */
public final class Preconditions {
    /**
     * Last-Modified is a strong validator if the response was generated at least this much later (RFC 9110 §8.8.2.2).
     */
    private static final long STRONG_AFTER_MS = 1000;

    /** The decision on the request. */
    public enum Verdict {
        /** Serve the request as if it had no precondition. */
        PROCEED,
        /** Respond with 304: the client has the stored response. */
        NOT_MODIFIED,
        /** Forward it: only the origin may evaluate If-Match and If-Unmodified-Since (RFC 9111 §4.3.2). */
        FORWARD
    }

    private Preconditions() {}

    /**
     * Evaluates the preconditions of a GET or HEAD against the validators {@code stored}. An invalid precondition is
     * ignored. Allocates nothing when there is none.
     *
     * @param dateMs when the stored response was generated (see {@link Freshness#dateMs}), in milliseconds since the
     *     epoch; stands in for a missing Last-Modified
     */
    public static Verdict of(Fields request, Validators stored, long dateMs) {
        if (isForOrigin(request)) {
            return Verdict.FORWARD;
        }
        var noneMatch = request.has("if-none-match");
        if (!noneMatch && !request.has("if-modified-since")) {
            return Verdict.PROCEED;
        }
        var known = noneMatch ? isKnownByTag(request, stored) : isKnownByDate(request, stored, dateMs);
        return known ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
    }

    /** Whether {@code request} has a precondition that only the origin can evaluate (RFC 9111 §4.3.2). */
    public static boolean isForOrigin(Fields request) {
        return request.has("if-match") || request.has("if-unmodified-since");
    }

    /**
     * Whether a range of the stored response may be sent: there is no If-Range, or it strongly matches the stored
     * validator (RFC 9110 §13.1.5).
     *
     * @param dateMs when the stored response was generated, in milliseconds since the epoch
     */
    public static boolean ifRangeMatches(Fields request, Validators stored, long dateMs) {
        var condition = request.first("if-range");
        if (condition == null || EntityTags.areStronglyEqual(condition, stored.etag())) {
            return true;
        }
        var modified = HttpDates.parse(stored.lastModified());
        return modified != HttpDates.ABSENT
                && modified + STRONG_AFTER_MS <= dateMs
                && modified == HttpDates.parse(condition);
    }

    private static boolean isKnownByTag(Fields request, Validators stored) {
        var lines = request.all("if-none-match");
        var any = lines.size() == 1 && lines.get(0).trim().equals("*");
        return any || EntityTags.isListed(lines, stored.etag());
    }

    private static boolean isKnownByDate(Fields request, Validators stored, long dateMs) {
        var lines = request.all("if-modified-since");
        var since = lines.size() == 1 ? HttpDates.parse(lines.get(0)) : HttpDates.ABSENT;
        var modified = stored.lastModified() == null ? dateMs : HttpDates.parse(stored.lastModified());
        return since != HttpDates.ABSENT && modified != HttpDates.ABSENT && modified <= since;
    }
}
