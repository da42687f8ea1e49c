package dev.backsource.edge.http.upstream;

import org.jspecify.annotations.Nullable;

/**
 * How a back-to-origin request differs from the client's.
 *
 * @param whole whether the client's own conditions and ranges are left out, so that the answer can be used for others
 * @param forOthers whether others may get the answer too; it must not depend on what only this client says then, such as
 *     the port in its Host
 * @param etag what to send as {@code If-None-Match}; null for nothing
 * @param lastModified what to send as {@code If-Modified-Since}; null for nothing
 */
public record RequestForm(
        boolean whole,
        boolean forOthers,
        @Nullable String etag,
        @Nullable String lastModified) {
    /** The client's request as it is. */
    public static final RequestForm AS_ASKED = new RequestForm(false, false, null, null);
    /** The client's request as it is, but the answer may be stored. */
    public static final RequestForm ALONE = new RequestForm(false, true, null, null);
    /** Without the client's conditions and ranges. */
    public static final RequestForm WHOLE = new RequestForm(true, true, null, null);

    /** Asks whether a stored response is still good (RFC 9111 §4.3.1). */
    public static RequestForm validating(@Nullable String etag, @Nullable String lastModified) {
        return new RequestForm(true, true, etag, lastModified);
    }
}
