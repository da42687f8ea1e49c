package dev.backsource.edge.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.edge.routing.RequestTerms;
import org.jspecify.annotations.Nullable;

/**
 * The terms of requests to the origins of a route. A null timeout follows the edge's settings; a null host is the one
 * that the client requested.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestView(
        @Nullable String host,
        @Nullable Integer connectTimeoutMs,
        @Nullable Integer firstByteTimeoutMs,
        @Nullable Integer idleTimeoutMs) {

    static RequestView of(RequestTerms terms) {
        return new RequestView(
                terms.host(),
                set(terms.plain().connectTimeoutMs()),
                set(terms.firstByteTimeoutMs()),
                set(terms.idleTimeoutMs()));
    }

    private static @Nullable Integer set(int milliseconds) {
        return milliseconds == 0 ? null : milliseconds;
    }
}
