package dev.backsource.edge.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.edge.routing.RequestTerms;
import dev.backsource.policy.domain.ForwardedProtoField;
import org.jspecify.annotations.Nullable;

/**
 * The terms of requests to the origins of a route. A null timeout follows the edge's settings; a null host is the one
 * that the client requested, and a null field for its scheme is the usual one.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestView(
        @Nullable String host,
        @Nullable Integer connectTimeoutMs,
        @Nullable Integer firstByteTimeoutMs,
        @Nullable Integer idleTimeoutMs,
        @Nullable String forwardedProtoField) {

    static RequestView of(RequestTerms terms) {
        return new RequestView(
                terms.host(),
                set(terms.plain().connectTimeoutMs()),
                set(terms.firstByteTimeoutMs()),
                set(terms.idleTimeoutMs()),
                terms.protoField().equals(ForwardedProtoField.DEFAULT) ? null : terms.protoField());
    }

    private static @Nullable Integer set(int milliseconds) {
        return milliseconds == 0 ? null : milliseconds;
    }
}
