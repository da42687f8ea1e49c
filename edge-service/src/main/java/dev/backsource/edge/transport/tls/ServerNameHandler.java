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
 * The handler that waits for the client's first message, and then replaces itself by the TLS handler for the server
 * name in it. It is a TLS handler only because Vert.x expects one: its own engine, which gets the settings, never sees
 * a byte.
 */
final class ServerNameHandler extends SslHandler {
    /** A record in the form of TLS 1.2 (RFC 8446 §5.1) with a fatal {@code handshake_failure} (§6.2). */
    private static final byte[] HANDSHAKE_FAILURE = {21, 3, 3, 0, 2, 2, 40};

    private final Maker maker;
    private boolean replaced;
    private boolean refused;

    ServerNameHandler(SSLEngine engine, boolean startTls, Executor executor, Maker maker) {
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
            // Passes the received bytes on to the new handler.
            context.pipeline().replace(this, context.name(), next);
        }
    }

    /** Sends an alert, since engines without a common cipher suite close silently. */
    private void refuse(ChannelHandlerContext context) {
        refused = true;
        context.writeAndFlush(Unpooled.wrappedBuffer(HANDSHAKE_FAILURE)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    @SuppressWarnings("unchecked") // The future is a promise; completing it stops the handler's timer.
    public void handlerRemoved0(ChannelHandlerContext context) throws Exception {
        if (replaced) {
            ((Promise<Channel>) handshakeFuture()).trySuccess(context.channel());
            ReferenceCountUtil.release(engine());
        } else {
            super.handlerRemoved0(context);
        }
    }

    /** Creates the handler that replaces this one. */
    interface Maker {
        /**
         * The handler for the name in a {@link ClientHello}; null when no handshake can succeed.
         *
         * @param serverName null when it can't be determined
         * @param protocols allowed by the settings
         */
        @Nullable
        SslHandler make(@Nullable String serverName, String[] protocols);
    }
}
