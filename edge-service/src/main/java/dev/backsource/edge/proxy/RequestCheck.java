package dev.backsource.edge.proxy;

import dev.backsource.edge.http.HeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * What makes a request one that the edge won't pass on. Netty has refused before what is malformed, a repeated or
 * unreadable Content-Length, and a message with both framings (RFC 9112 §6.3).
 */
final class RequestCheck {
    private static final Problem CONNECT = new Problem(501, "CONNECT is not served here");
    private static final Problem TARGET = new Problem(400, "the request target is neither a path nor a URL");
    private static final Problem HOSTS = new Problem(400, "the request has more than one Host");
    private static final Problem CODING = new Problem(501, "the only transfer coding served here is chunked");
    private static final Problem FRAMING = new Problem(400, "the length of the body is not clear");

    private RequestCheck() {}

    /** Null when there is none. */
    static @Nullable Problem problem(HttpServerRequest client) {
        if (client.method().equals(HttpMethod.CONNECT)) {
            return CONNECT;
        }
        if (!isServed(client.uri())) {
            return TARGET;
        }
        return client.headers() instanceof HttpHeaders headers ? framing(client, headers) : null;
    }

    private static boolean isServed(@Nullable String target) {
        return target != null
                && !target.isEmpty()
                && (target.charAt(0) == '/' || target.equals("*") || AbsoluteForm.is(target));
    }

    private static @Nullable Problem framing(HttpServerRequest client, HttpHeaders headers) {
        var hosts = 0;
        for (var fields = headers.iteratorCharSequence(); fields.hasNext(); ) {
            var name = fields.next().getKey();
            if (name.length() == 4 && HeaderNames.is(name, "host") && ++hosts > 1) {
                return HOSTS;
            }
        }
        var coding = headers.get(io.vertx.core.http.HttpHeaders.TRANSFER_ENCODING);
        return coding == null ? null : coding(client, headers, coding);
    }

    private static @Nullable Problem coding(HttpServerRequest client, HttpHeaders headers, String coding) {
        if (client.version() == HttpVersion.HTTP_1_0
                || headers.contains(io.vertx.core.http.HttpHeaders.CONTENT_LENGTH)) {
            return FRAMING;
        }
        var only =
                headers.getAll(io.vertx.core.http.HttpHeaders.TRANSFER_ENCODING).size() == 1;
        return only && coding.equalsIgnoreCase("chunked") ? null : CODING;
    }

    /** Status and words of a refusal. */
    record Problem(int status, String details) {}
}
