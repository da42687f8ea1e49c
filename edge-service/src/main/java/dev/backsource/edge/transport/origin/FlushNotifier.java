package dev.backsource.edge.transport.origin;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;

/** The notifier of a connection's decoder, called when a request has been flushed to the network. */
final class FlushNotifier extends ChannelOutboundHandlerAdapter {
    private final ResponseDecoder<?> decoder;

    private FlushNotifier(ResponseDecoder<?> decoder) {
        this.decoder = decoder;
    }

    /**
     * Installs the notifier. Must be called after all other handlers that change writes were added: it has to be next
     * to the network.
     */
    static void tell(ResponseDecoder<?> decoder, Channel channel) {
        channel.pipeline().addFirst(new FlushNotifier(decoder));
    }

    @Override
    public void flush(ChannelHandlerContext to) {
        to.flush();
        decoder.flushed();
    }
}
