package dev.backsource.edge.transport.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Promise;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the client's first message and leaves its place to the handler that is made for the server name in there. It is
 * one of TLS only because that is what Vert.x asks for: its own engine never sees a byte, but has been given the
 * settings.
 */
final class NameReader extends SslHandler {
    /** A record of TLS 1.2's form (RFC 8446 §5.1) with a fatal {@code handshake_failure} (§6.2). */
    private static final byte[] HANDSHAKE_FAILURE = {21, 3, 3, 0, 2, 2, 40};

    private final Maker maker;
    private boolean replaced;
    private boolean refused;

    NameReader(SSLEngine engine, boolean startTls, Executor executor, Maker maker) {
        super(engine, startTls, executor);
        this.maker = maker;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf received, List<Object> out) {
        if (refused) {
            received.skipBytes(received.readableBytes());
        } else if (!replaced && ClientHello.isThere(received)) {
            var next = maker.make(ClientHello.serverName(received), engine().getEnabledProtocols());
            if (next == null) {
                refuse(context);
                return;
            }
            next.setHandshakeTimeoutMillis(getHandshakeTimeoutMillis());
            replaced = true;
            // What has been received goes on to the next.
            context.pipeline().replace(this, context.name(), next);
        }
    }

    /** Engines that have nothing to choose from end without a word. */
    private void refuse(ChannelHandlerContext context) {
        refused = true;
        context.writeAndFlush(Unpooled.wrappedBuffer(HANDSHAKE_FAILURE)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    @SuppressWarnings("unchecked") // It is one, and nobody else may end its timer.
    public void handlerRemoved0(ChannelHandlerContext context) throws Exception {
        if (replaced) {
            ((Promise<Channel>) handshakeFuture()).trySuccess(context.channel());
            ReferenceCountUtil.release(engine());
        } else {
            super.handlerRemoved0(context);
        }
    }

    /** Makes the handler that takes the place. */
    interface Maker {
        /**
         * For the name that a {@link ClientHello} has; null where no handshake can succeed.
         *
         * @param serverName null where it can't be told
         * @param protocols that the settings allow
         */
        @Nullable
        SslHandler make(@Nullable String serverName, String[] protocols);
    }
}
