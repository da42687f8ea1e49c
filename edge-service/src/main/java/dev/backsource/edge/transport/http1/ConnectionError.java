package dev.backsource.edge.transport.http1;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/**
 * An error response on an HTTP/1 connection that belongs to no request: the connection is over the limit, a request
 * arrives too slowly, or the body of a pending request is malformed. The connection is closed after it, which cancels
 * the pending request.
 */
record ConnectionError(int status, String text) {
    static final ConnectionError TOO_MANY_CONNECTIONS =
            new ConnectionError(503, "there are too many connections, in total or of your address; try again later");

    static final ConnectionError SLOW_BODY = new ConnectionError(408, "the request's body came too slowly");

    static final ConnectionError SLOW_HEAD = new ConnectionError(408, "the request did not come whole in time");

    static ConnectionError of(Refusal refusal) {
        return new ConnectionError(refusal.status(), refusal.details());
    }

    /** Sends the response and closes the connection. */
    void send(Channel client) {
        client.writeAndFlush(message()).addListener(ChannelFutureListener.CLOSE);
    }

    FullHttpResponse message() {
        var body = Unpooled.copiedBuffer(text + "\n", StandardCharsets.US_ASCII);
        var message = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body);
        message.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status == 503) {
            message.headers().set(HttpHeaderNames.RETRY_AFTER, "1");
        }
        return message;
    }
}
