package dev.backsource.edge.transport.client;

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
import java.util.function.BiConsumer;

/**
 * The sending of 1xx responses to a client, bypassing Vert.x, which supports two of them only. HTTP/1.0 clients get
 * none (RFC 9110 §15.2). The write is not awaited: the number of interim responses is limited where they arrive.
 */
public final class InterimResponse {
    private InterimResponse() {}

    /** Visits names and values; names may be in any case. */
    public interface Fields {
        void tell(BiConsumer<CharSequence, CharSequence> to);
    }

    public static void send(HttpServerRequest client, int status, Fields fields) {
        var connection = (ConnectionBase) client.connection();
        switch (client.version()) {
            case HTTP_1_0 -> {}
            case HTTP_1_1 -> connection.channelHandlerContext().writeAndFlush(http1(status, fields));
            case HTTP_2 -> sendHttp2(connection.channel(), client.streamId(), status, fields);
        }
    }

    private static DefaultFullHttpResponse http1(int status, Fields fields) {
        var headers = HeadersMultiMap.httpHeaders();
        fields.tell(headers::add);
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                Unpooled.EMPTY_BUFFER,
                headers,
                EmptyHttpHeaders.INSTANCE);
    }

    private static void sendHttp2(Channel channel, int stream, int status, Fields fields) {
        var handler = channel.pipeline().get(Http2ConnectionHandler.class);
        if (handler == null) {
            return;
        }
        var headers = new DefaultHttp2Headers().status(Integer.toString(status));
        fields.tell((name, value) -> headers.add(lowerCase(name), value));
        var context = channel.pipeline().context(handler);
        handler.encoder().writeHeaders(context, stream, headers, 0, false, context.newPromise());
        context.flush();
    }

    private static String lowerCase(CharSequence name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
