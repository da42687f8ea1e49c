package dev.backsource.edge.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;

/** The reads that the handlers of a channel request of its socket. Must be the first handler. */
public final class ReadCount extends ChannelOutboundHandlerAdapter {
    private int reads;

    /** How many there were so far. */
    public int reads() {
        return reads;
    }

    @Override
    public void read(ChannelHandlerContext context) throws Exception {
        reads++;
        super.read(context);
    }
}
