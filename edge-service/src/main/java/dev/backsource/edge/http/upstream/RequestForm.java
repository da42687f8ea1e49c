package dev.backsource.edge.http.upstream;

import org.jspecify.annotations.Nullable;

/**
 * The differences of a back-to-origin request from the client's.
 *
 * @param whole whether the client's own conditions and ranges are left out, so that the response can be used for others
 * @param forOthers whether other clients may get the response too; then it must not depend on information of this client
 *     alone, such as the port in its Host
 * @param etag the value of {@code If-None-Match}; null for none
 * @param lastModified the value of {@code If-Modified-Since}; null for none
 * @param inBackground whether the client has got a stored response, and won't get this one
 */
public record RequestForm(
        boolean whole,
        boolean forOthers,
        @Nullable String etag,
        @Nullable String lastModified,
        boolean inBackground) {
    /** The client's request as it is. */
    public static final RequestForm AS_ASKED = new RequestForm(false, false, null, null, false);
    /** The client's request as it is, with a response that may be stored. */
    public static final RequestForm ALONE = new RequestForm(false, true, null, null, false);
    /** Without the client's conditions and ranges. */
    public static final RequestForm WHOLE = new RequestForm(true, true, null, null, false);

    /** A validation request for a stored response (RFC 9111 §4.3.1). */
    public static RequestForm validating(@Nullable String etag, @Nullable String lastModified) {
        return new RequestForm(true, true, etag, lastModified, false);
    }

    /** Likewise for the cache alone (RFC 5861 §3). */
    public static RequestForm validatingInBackground(@Nullable String etag, @Nullable String lastModified) {
        return new RequestForm(true, true, etag, lastModified, true);
    }

    /** Without the edge's own validators, so that the response can stand for itself. */
    public RequestForm withoutValidators() {
        return new RequestForm(whole, forOthers, null, null, inBackground);
    }
}
