package dev.backsource.edge.transport.http1;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Marks the next response on an HTTP/1 connection as its last (RFC 9112 §9.6), and closes the connection after it. A
 * response whose head has been written is left as it is.
 */
final class LastResponse extends ChannelOutboundHandlerAdapter {
    private boolean told;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response && isFinal(response)) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            told = true;
        }
        if (told && message instanceof LastHttpContent) {
            super.write(context, message, promise.unvoid().addListener(ChannelFutureListener.CLOSE));
        } else {
            super.write(context, message, promise);
        }
    }

    private static boolean isFinal(HttpResponse response) {
        return response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
    }
}
