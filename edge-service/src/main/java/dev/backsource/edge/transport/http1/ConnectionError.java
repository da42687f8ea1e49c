package dev.backsource.edge.transport.http1;

import dev.backsource.edge.error.ClientError;
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
record ConnectionError(ClientError error) {
    /** Sends the response and closes the connection. */
    void send(Channel client) {
        client.writeAndFlush(message()).addListener(ChannelFutureListener.CLOSE);
    }

    FullHttpResponse message() {
        var body = Unpooled.copiedBuffer(error.text() + "\n", StandardCharsets.US_ASCII);
        var status = HttpResponseStatus.valueOf(error.status());
        var message = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        message.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (error.status() == 503) {
            message.headers().set(HttpHeaderNames.RETRY_AFTER, "1");
        }
        return message;
    }
}
