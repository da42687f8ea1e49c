package dev.backsource.edge.transport.http1;

import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.transport.HeaderMaps;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * The check that the end and the host of an HTTP/1 request are unambiguous (RFC 9112 §3.2, §6). Netty has already
 * refused repeated or invalid Content-Length and malformed fields.
 */
final class RequestFraming {
    private static final Refusal VERSION = new Refusal(ClientError.VERSION);
    private static final Refusal HOSTS = new Refusal(ClientError.SEVERAL_HOSTS);
    private static final Refusal NO_HOST = new Refusal(ClientError.NO_HOST);
    private static final Refusal CODING = new Refusal(ClientError.REQUEST_CODING);
    private static final Refusal LENGTH = new Refusal(ClientError.BODY_LENGTH);

    private RequestFraming() {}

    /** The problem with the request; null when there is none. */
    static @Nullable Refusal problem(HttpRequest request) {
        var version = request.protocolVersion();
        if (version != HttpVersion.HTTP_1_1 && version != HttpVersion.HTTP_1_0) {
            return VERSION;
        }
        var hosts = hosts(request.headers());
        if (hosts > 1) {
            return HOSTS;
        }
        if (hosts == 0 && version == HttpVersion.HTTP_1_1) {
            return NO_HOST;
        }
        var coding = request.headers().get(HttpHeaderNames.TRANSFER_ENCODING);
        return coding == null ? null : coding(request, coding);
    }

    /** Whether the body of a request without a problem is chunked. */
    static boolean isChunked(HttpRequest request) {
        return request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    /**
     * Gives a {@code close} among other connection options a field line of its own: Vert.x recognises it only alone, and would leave the
     * connection open after the response (RFC 9112 §9.6).
     */
    static void separateClose(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.CONNECTION)
                && headers.getAll(HttpHeaderNames.CONNECTION).stream()
                        .anyMatch(line -> line.indexOf(',') >= 0 && HeaderMaps.lists(line, "close"))) {
            headers.add(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private static int hosts(HttpHeaders headers) {
        var hosts = 0;
        for (var fields = headers.iteratorCharSequence(); fields.hasNext(); ) {
            var name = fields.next().getKey();
            if (HttpHeaderNames.HOST.contentEqualsIgnoreCase(name)) {
                hosts++;
            }
        }
        return hosts;
    }

    private static @Nullable Refusal coding(HttpRequest request, String coding) {
        var headers = request.headers();
        if (request.protocolVersion() == HttpVersion.HTTP_1_0 || headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            return LENGTH;
        }
        var only = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).size() == 1;
        return only && coding.equalsIgnoreCase("chunked") ? null : CODING;
    }
}
