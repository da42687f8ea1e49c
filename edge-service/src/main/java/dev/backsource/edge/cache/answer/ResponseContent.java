package dev.backsource.edge.cache.answer;

import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.http.client.ResponseFields;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Status and body of a response from the store.
 *
 * @param body the array that holds the body
 * @param offset where in {@code body} it begins
 * @param length in bytes
 * @param parts cuts the body when several ranges are requested; null otherwise
 */
record ResponseContent(
        int status,
        byte[] body,
        int offset,
        int length,
        @Nullable Multipart parts) {
    private static final byte[] EMPTY = {};
    /** The fields of the 200 that a 304 repeats (RFC 9110 §15.4.5), and Via. */
    private static final Set<String> OF_NOT_MODIFIED =
            Set.of("cache-control", "content-location", "date", "etag", "expires", "vary", "via", "cdn-cache-control");

    static ResponseContent whole(StoredResponse stored, ResponseFields to) {
        stored.fields().copyBytesTo(to);
        return new ResponseContent(stored.status(), stored.body(), 0, stored.body().length, null);
    }

    static ResponseContent part(byte[] body, int offset, int length) {
        return new ResponseContent(206, body, offset, length, null);
    }

    static ResponseContent multipart(byte[] body, Multipart parts) {
        return new ResponseContent(206, body, 0, parts.length(), parts);
    }

    static ResponseContent notModified(StoredResponse stored, ResponseFields to) {
        stored.fields().copyTo((name, value) -> {
            if (OF_NOT_MODIFIED.contains(name.toString())) {
                to.accept(name, value);
            }
        });
        return empty(304);
    }

    static ResponseContent empty(int status) {
        return new ResponseContent(status, EMPTY, 0, 0, null);
    }
}
