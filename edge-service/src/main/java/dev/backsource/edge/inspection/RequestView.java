package dev.backsource.edge.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.edge.routing.RequestTerms;
import org.jspecify.annotations.Nullable;

/**
 * How requests to the origins of a route are made, as it is shown. What is null is left to the edge's settings, the host to
 * the client.
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
