package dev.backsource.system;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;

/** An HTTP response, read to its end. */
public record Answer(int status, MultiMap headers, String body) {
    public JsonObject json() {
        return new JsonObject(body);
    }

    /** The body's first line: over which scheme and port the demo origin was reached. */
    public String reached() {
        return body.lines().findFirst().orElse("");
    }

    /** What the edge's cache did with the request (RFC 9211). */
    String cacheStatus() {
        return String.valueOf(headers.get("Cache-Status"));
    }

    boolean isHit() {
        return cacheStatus().contains("; hit");
    }
}
