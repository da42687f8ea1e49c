package dev.backsource.edge.http.client;

import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Locale;

/**
 * A 1xx response on its way to a client, past Vert.x, which knows two of them only. A client that speaks HTTP/1.0 gets none
 * (RFC 9110 §15.2). Nobody waits for it to be written: how many there are is bounded where they come from.
 */
final class InterimResponse {
    private InterimResponse() {}

    static void send(HttpServerRequest client, UpstreamResponse from, Headers headers) {
        var connection = (ConnectionBase) client.connection();
        switch (client.version()) {
            case HTTP_1_0 -> {}
            case HTTP_1_1 -> connection.channelHandlerContext().writeAndFlush(http1(from, headers));
            case HTTP_2 -> sendHttp2(connection.channel(), client.streamId(), from, headers);
        }
    }

    private static DefaultFullHttpResponse http1(UpstreamResponse from, Headers headers) {
        var fields = HeadersMultiMap.httpHeaders();
        headers.interimToClient(from.fields(), from.version(), fields::add);
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(from.status()),
                Unpooled.EMPTY_BUFFER,
                fields,
                EmptyHttpHeaders.INSTANCE);
    }

    private static void sendHttp2(Channel channel, int stream, UpstreamResponse from, Headers headers) {
        var handler = channel.pipeline().get(Http2ConnectionHandler.class);
        if (handler == null) {
            return;
        }
        var fields = new DefaultHttp2Headers().status(Integer.toString(from.status()));
        headers.interimToClient(from.fields(), from.version(), (name, value) -> fields.add(lowerCase(name), value));
        var context = channel.pipeline().context(handler);
        handler.encoder().writeHeaders(context, stream, fields, 0, false, context.newPromise());
        context.flush();
    }

    private static String lowerCase(CharSequence name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
