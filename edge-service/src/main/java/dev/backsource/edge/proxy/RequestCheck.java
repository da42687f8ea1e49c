package dev.backsource.edge.proxy;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** What makes a well-formed request one that the edge won't pass on. */
final class RequestCheck {
    private static final Problem CONNECT = new Problem(501, "CONNECT is not served here");
    private static final Problem TARGET = new Problem(400, "the request target is neither a path nor a URL");
    private static final Problem HOSTS = new Problem(400, "the request has more than one Host");
    private static final Problem CHARACTERS = new Problem(400, "method or target hold what they must not");

    private RequestCheck() {}

    /** Null when there is none. */
    static @Nullable Problem problem(HttpServerRequest client) {
        if (client.method().equals(HttpMethod.CONNECT)) {
            return CONNECT;
        }
        if (!isServed(client.uri())) {
            return TARGET;
        }
        return client.version() == HttpVersion.HTTP_2 ? http2(client) : null;
    }

    private static boolean isServed(@Nullable String target) {
        return target != null
                && !target.isEmpty()
                && (target.charAt(0) == '/' || target.equals("*") || AbsoluteForm.is(target));
    }

    /** What the decoder of HTTP/1 refuses before, and HTTP/2 could carry into an HTTP/1.1 request line. */
    private static @Nullable Problem http2(HttpServerRequest client) {
        if (!isVisible(client.uri()) || !isVisible(client.method().name())) {
            return CHARACTERS;
        }
        return client.headers().getAll(HttpHeaders.HOST).size() > 1 ? HOSTS : null;
    }

    private static boolean isVisible(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '!' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Status and words of a refusal. */
    record Problem(int status, String details) {}
}
