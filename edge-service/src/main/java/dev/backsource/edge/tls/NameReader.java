package dev.backsource.edge.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Promise;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the client's first message and leaves its place to the handler that is made for the server name in there. It is
 * one of TLS only because that is what Vert.x asks for: its own engine never sees a byte, but has been given the
 * settings.
 */
final class NameReader extends SslHandler {
    private final Function<@Nullable String, SslHandler> maker;
    private boolean replaced;

    /** @param maker makes the handler for a name that a {@link ClientHello} has; of null where it can't be told */
    NameReader(SSLEngine engine, boolean startTls, Executor executor, Function<@Nullable String, SslHandler> maker) {
        super(engine, startTls, executor);
        this.maker = maker;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf received, List<Object> out) {
        if (!replaced && ClientHello.isThere(received)) {
            var next = maker.apply(ClientHello.serverName(received));
            next.engine().setEnabledProtocols(engine().getEnabledProtocols());
            next.setHandshakeTimeoutMillis(getHandshakeTimeoutMillis());
            replaced = true;
            // What has been received goes on to the next.
            context.pipeline().replace(this, context.name(), next);
        }
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
}
