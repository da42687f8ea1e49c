package dev.backsource.edge.upstream.retry;

import io.vertx.core.http.HttpMethod;

/** Idempotence: requests whose repetition has the effect of one (RFC 9110 §9.2.2) may be repeated. */
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
