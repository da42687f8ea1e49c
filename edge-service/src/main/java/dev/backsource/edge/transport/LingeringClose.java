package dev.backsource.edge.transport;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The end of a connection whose other side may still be sending (RFC 9112 §9.6). The kernel replies to any byte on a closed socket
 * with a reset, which also drops the bytes that the other side hasn't received yet: an HTTP/2 client that grants window while it
 * reads would lose the end of its responses. So only the output is closed at first. Arriving bytes are dropped until the other side
 * closes too, or is silent for a while: then no byte is left that could cause a reset.
 */
final class LingeringClose extends ChannelInboundHandlerAdapter {
    /** The longest silence of the other side. */
    static final Duration SILENCE = Duration.ofSeconds(5);
    /** The most periods of that length until the close. */
    private static final int MOST_PERIODS = 6;

    private final ChannelPromise closed;
    private final DroppedBytes dropped = new DroppedBytes();
    private long droppedBefore;
    private int periods;

    private LingeringClose(ChannelPromise closed) {
        this.closed = closed;
    }

    /** Begins to close {@code channel}, all of whose writes have reached the kernel; {@code closed} completes at the end. */
    static void begin(DuplexChannel channel, ChannelPromise closed) {
        var lingering = new LingeringClose(closed);
        channel.pipeline().addFirst(lingering);
        var context = channel.pipeline().firstContext();
        channel.shutdownOutput().addListener((ChannelFuture done) -> {
            if (!done.isSuccess()) {
                lingering.end(context);
            }
        });
        channel.config().setAutoRead(true);
        var check = context.executor()
                .scheduleAtFixedRate(
                        () -> lingering.look(context), SILENCE.toMillis(), SILENCE.toMillis(), TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(ended -> check.cancel(false));
    }

    private void look(ChannelHandlerContext context) {
        periods++;
        if (dropped.count() == droppedBefore || periods == MOST_PERIODS) {
            end(context);
        }
        droppedBefore = dropped.count();
    }

    private void end(ChannelHandlerContext context) {
        if (!closed.isDone()) {
            context.close(closed);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        dropped.drop(message);
        if (dropped.areTooMany()) {
            end(context);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {}

    /** The other side has closed too. */
    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        closed.trySuccess();
        super.channelInactive(context);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof ChannelInputShutdownEvent) {
            end(context);
        } else {
            super.userEventTriggered(context, event);
        }
    }

    /** The other side has reset the connection, as it may once it has read enough. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
        end(context);
    }
}
