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
 * What a client sends right behind a request for another protocol. The decoder has read it by then, and gives it back when it is
 * removed; Vert.x removes it while the handler of HTTP is still there, which drops what is no part of a request. So it is held until
 * the connection has its new reader. At most what the decoder had read, and what comes within the same turn of the event loop.
 */
public final class BytesBehindUpgrade extends ChannelInboundHandlerAdapter {
    private final Deque<ByteBuf> held = new ArrayDeque<>();
    private @Nullable ChannelHandlerContext context;

    private BytesBehindUpgrade() {}

    /** Begins to hold them, on an HTTP/1 connection that is about to switch protocols. */
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

    /** Hands them on to the connection's new reader, and holds nothing any more. */
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
