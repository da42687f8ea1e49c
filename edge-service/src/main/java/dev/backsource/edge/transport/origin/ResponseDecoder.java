package dev.backsource.edge.transport.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.util.List;

/**
 * Decodes the responses on one connection, each after its request has been sent. Until then the connection has to be
 * silent: what arrives earlier can't be the response to a request that the origin doesn't have.
 */
final class ResponseDecoder extends ByteToMessageDecoder {
    private final ResponseParser<?> parser;
    private boolean sending;
    private boolean toHead;
    private boolean orderly;

    /** @param secure whether the end of the connection counts as intended only if TLS confirms it (RFC 9112 §9.8) */
    ResponseDecoder(ResponseParser<?> parser, boolean secure) {
        this.parser = parser;
        this.orderly = !secure;
    }

    /** A request is being written; {@code withHead} if it is a HEAD. */
    void expect(boolean withHead) {
        sending = true;
        toHead = withHead;
    }

    /** The request has been flushed. */
    void flushed() {
        if (sending) {
            sending = false;
            parser.expect(toHead);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        parser.read(in, out);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        parser.read(in, out);
        parser.close(in, orderly, out);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof SslCloseCompletionEvent closed && closed.isSuccess()) {
            orderly = true;
        }
        super.userEventTriggered(context, event);
    }
}
