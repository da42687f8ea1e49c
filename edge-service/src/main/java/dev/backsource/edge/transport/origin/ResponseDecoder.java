package dev.backsource.edge.transport.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.ByteToMessageDecoder.Cumulator;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.vertx.core.Handler;
import io.vertx.core.impl.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the responses on one connection, each after its request has been sent. Until then the connection has to be silent:
 * earlier bytes can't be the response to a request that the origin doesn't have yet. All parts of one read are delivered
 * together and bypass the handlers behind this one: a small response is a head, a body and an end, and the way through the
 * pipeline costs more than each of them.
 *
 * @param <P> the part of a response
 */
final class ResponseDecoder<P> extends ChannelInboundHandlerAdapter {
    private static final Cumulator CUMULATOR = ByteToMessageDecoder.MERGE_CUMULATOR;
    /** More parts than a read brings, mostly. */
    private static final int FEW = 8;
    /** The most for which a list is kept; a read of very small chunks brings thousands. */
    private static final int MANY = 64;

    private final ResponseParser<P> parser;
    private final ContextInternal context;
    private Handler<List<P>> receiver = parts -> {};
    /** The beginning of an element that has not arrived completely. */
    private @Nullable ByteBuf rest;
    /** An empty list for the next parts. Null while parts are delivered, which may cause another read, and after many parts. */
    private @Nullable List<P> spare = new ArrayList<>(FEW);

    private boolean sending;
    private boolean toHead;
    private boolean orderly;

    /**
     * @param context for the delivery of parts
     * @param secure whether the end of the connection counts as intended only if TLS confirms it (RFC 9112 §9.8)
     */
    ResponseDecoder(ResponseParser<P> parser, ContextInternal context, boolean secure) {
        this.parser = parser;
        this.context = context;
        this.orderly = !secure;
    }

    /** Sets the receiver of the parts of each read. It must not keep the list. */
    void deliverTo(Handler<List<P>> parts) {
        receiver = parts;
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
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (message instanceof ByteBuf bytes) {
            var in = rest == null ? bytes : CUMULATOR.cumulate(from.alloc(), rest, bytes);
            rest = null;
            var parts = parts();
            try {
                parser.read(in, parts);
            } finally {
                keep(in);
            }
            deliver(parts);
        } else {
            from.fireChannelRead(message);
        }
    }

    private void keep(ByteBuf in) {
        if (in.isReadable()) {
            rest = in.discardSomeReadBytes();
        } else {
            in.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        var last = rest == null ? Unpooled.EMPTY_BUFFER : rest;
        rest = null;
        var parts = parts();
        try {
            parser.close(last, orderly, parts);
        } finally {
            last.release();
        }
        deliver(parts);
        from.fireChannelInactive();
    }

    /** Passes the undecoded bytes to the connection's next handlers. */
    @Override
    public void handlerRemoved(ChannelHandlerContext from) {
        if (rest != null) {
            var given = rest;
            rest = null;
            from.fireChannelRead(given);
            from.fireChannelReadComplete();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext from, Object event) {
        if (event instanceof SslCloseCompletionEvent closed && closed.isSuccess()) {
            orderly = true;
        }
        from.fireUserEventTriggered(event);
    }

    private List<P> parts() {
        var parts = spare == null ? new ArrayList<P>(FEW) : spare;
        spare = null;
        return parts;
    }

    private void deliver(List<P> parts) {
        var size = parts.size();
        if (size > 0) {
            context.emit(parts, receiver);
            parts.clear();
        }
        spare = size > MANY ? null : parts;
    }
}
