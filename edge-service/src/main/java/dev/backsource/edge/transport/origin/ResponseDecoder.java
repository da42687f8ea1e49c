package dev.backsource.edge.transport.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.util.List;

/**
 * Reads the responses of one connection, each once its request has left. Until then the connection has to be silent: what
 * comes before can't be an answer to what the origin hasn't got.
 */
final class ResponseDecoder extends ByteToMessageDecoder {
    private final ResponseParser<?> parser;
    private boolean sending;
    private boolean toHead;
    private boolean orderly;

    /** {@code secure} when only TLS can tell that the connection ended as the origin wanted (RFC 9112 §9.8). */
    ResponseDecoder(ResponseParser<?> parser, boolean secure) {
        this.parser = parser;
        this.orderly = !secure;
    }

    /** A request is on its way out; {@code withHead} when it is a HEAD. */
    void expect(boolean withHead) {
        sending = true;
        toHead = withHead;
    }

    /** What was written has been flushed. */
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
