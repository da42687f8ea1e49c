package dev.backsource.edge.upstream.retry;

import io.vertx.core.http.HttpMethod;

/** Which requests may be made twice: those for which the effect is that of one (RFC 9110 §9.2.2). */
public final class Idempotence {
    private Idempotence() {}

    public static boolean of(HttpMethod method) {
        return method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || method.equals(HttpMethod.OPTIONS)
                || method.equals(HttpMethod.TRACE)
                || method.equals(HttpMethod.PUT)
                || method.equals(HttpMethod.DELETE);
    }
}
