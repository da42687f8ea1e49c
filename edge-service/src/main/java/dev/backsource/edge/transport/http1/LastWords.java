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
 * What an HTTP/1 client is told where no request is there to be answered: its connection is one too many, what it sends comes
 * too slowly, or the body of a request that waits for its answer turns out not to be valid. The connection ends behind it, and with it, as when a client
 * leaves, what was begun for the request.
 */
record LastWords(int status, String text) {
    static final LastWords TOO_MANY_CONNECTIONS =
            new LastWords(503, "there are too many connections, in total or of your address; try again later");

    static final LastWords SLOW_BODY = new LastWords(408, "the request's body came too slowly");

    static final LastWords SLOW_HEAD = new LastWords(408, "the request did not come whole in time");

    static LastWords of(Refusal refusal) {
        return new LastWords(refusal.status(), refusal.details());
    }

    /** Says so, and ends the connection. */
    void say(Channel client) {
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
