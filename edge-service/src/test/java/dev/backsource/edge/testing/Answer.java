package dev.backsource.edge.testing;

import io.vertx.core.MultiMap;

/** The response that a client got. */
public record Answer(int status, MultiMap headers, String body) {
    /** The value of a header field, empty when it is missing. */
    public String header(String name) {
        var value = headers.get(name);
        return value == null ? "" : value;
    }
}
