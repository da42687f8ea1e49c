package dev.backsource.edge.http;

import org.jspecify.annotations.Nullable;

/**
 * How a back-to-origin request differs from the client's.
 *
 * @param whole whether the client's own conditions and ranges are left out, so that the answer can be used for others
 * @param etag what to send as {@code If-None-Match}; null for nothing
 * @param lastModified what to send as {@code If-Modified-Since}; null for nothing
 */
public record RequestForm(
        boolean whole, @Nullable String etag, @Nullable String lastModified) {
    /** The client's request as it is. */
    public static final RequestForm AS_ASKED = new RequestForm(false, null, null);
    /** Without the client's conditions and ranges. */
    public static final RequestForm WHOLE = new RequestForm(true, null, null);

    /** Asks whether a stored response is still good (RFC 9111 §4.3.1). */
    public static RequestForm validating(@Nullable String etag, @Nullable String lastModified) {
        return new RequestForm(true, etag, lastModified);
    }
}
