package dev.backsource.edge.transport.http1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a client sends right behind an upgrade request. The decoder has already read them, and passes them on when it is
 * removed. Vert.x removes the decoder while the HTTP handler is still in the pipeline, and that handler drops bytes outside a
 * request. So this handler holds the bytes until the connection has its new reader. They are bounded: the bytes that the decoder had
 * read, and those that arrive within the same turn of the event loop.
 */
public final class BytesBehindUpgrade extends ChannelInboundHandlerAdapter {
    private final Deque<ByteBuf> held = new ArrayDeque<>();
    private @Nullable ChannelHandlerContext context;

    private BytesBehindUpgrade() {}

    /** Begins to hold the bytes of an HTTP/1 connection that is about to switch protocols. */
    static BytesBehindUpgrade hold(Channel channel, String decoder) {
        var bytes = new BytesBehindUpgrade();
        channel.pipeline().addAfter(decoder, null, bytes);
        return bytes;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext reader, Object message) {
        if (message instanceof ByteBuf bytes) {
            held.add(bytes);
        } else {
            reader.fireChannelRead(message);
        }
    }

    /** Passes the held bytes to the connection's new reader, and stops holding. */
    public void handOn() {
        var from = context;
        if (from != null && !from.isRemoved()) {
            for (var bytes = held.poll(); bytes != null; bytes = held.poll()) {
                from.fireChannelRead(bytes);
            }
            from.fireChannelReadComplete();
            from.pipeline().remove(this);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }
}
