package dev.backsource.edge.testing;

import io.vertx.core.MultiMap;

/** What a client got. */
public record Answer(int status, MultiMap headers, String body) {
    /** The value of a header field, empty when it is not there. */
    public String header(String name) {
        var value = headers.get(name);
        return value == null ? "" : value;
    }
}
