package dev.backsource.edge.transport.http2;

import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Whether a body follows an HTTP/2 request, which no field has to announce. Vert.x knows the end of a request only
 * after it has passed the request on; Netty knows earlier, by END_STREAM on the header section (RFC 9113 §8.1).
 */
public final class Http2Body {
    private Http2Body() {}

    /** Must be called in the request handler. */
    public static boolean follows(HttpServerRequest client) {
        if (client.isEnded()) {
            return false;
        }
        var connection = (ConnectionBase) client.connection();
        var http2 = connection.channel().pipeline().get(Http2ConnectionHandler.class);
        var stream = http2 == null ? null : http2.connection().stream(client.streamId());
        return stream != null && stream.state().remoteSideOpen();
    }
}
