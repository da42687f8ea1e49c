package dev.backsource.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The server's response to a request that it didn't refuse.
 *
 * @param body a missing node where there is none
 * @param etag null where there is none
 */
public record Answer(int status, JsonNode body, @Nullable String etag) {
    /** The revision of the body, by {@code ETag}; null where there is none. */
    public @Nullable Long revision() {
        return etag != null && etag.matches("\"[0-9]{1,18}\"")
                ? Long.valueOf(etag.substring(1, etag.length() - 1))
                : null;
    }
}
