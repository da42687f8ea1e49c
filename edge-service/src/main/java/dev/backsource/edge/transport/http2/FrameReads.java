package dev.backsource.edge.transport.http2;

import dev.backsource.edge.transport.ConnectionReset;
import dev.backsource.edge.transport.DroppedBytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/**
 * The reads of a client's frames, which end with a connection error (RFC 9113 §5.4.1). Netty goes on decoding after errors that it finds while
 * writing, such as too many refused requests, and each further frame then costs another connection error and another close. The frames of one
 * read alone, some thousands, would keep the event loop from all other clients for a second.
 */
final class FrameReads extends ChannelDuplexHandler {
    /** The most bytes that Netty decodes before it can be stopped. */
    static final int MOST_AT_ONCE = 2 * 1024;
    /** As {@link #MOST_AT_ONCE}, once the edge has reset a stream: an error for too many resets may be near. */
    static final int MOST_AFTER_RESET = 256;

    private final DroppedBytes dropped = new DroppedBytes();
    private int mostAtOnce = MOST_AT_ONCE;
    private boolean hasEnded;
    private boolean isClosing;

    /** The edge resets a stream. */
    void streamReset() {
        mostAtOnce = MOST_AFTER_RESET;
    }

    /** The GOAWAY with the connection error is being written. */
    void end() {
        hasEnded = true;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (hasEnded || !(message instanceof ByteBuf read) || read.readableBytes() <= mostAtOnce) {
            pass(context, message);
            return;
        }
        try {
            while (read.isReadable()) {
                pass(context, read.readRetainedSlice(Math.min(read.readableBytes(), mostAtOnce)));
            }
        } finally {
            read.release();
        }
    }

    private void pass(ChannelHandlerContext context, Object message) throws Exception {
        if (hasEnded) {
            drop(context, message);
        } else {
            super.channelRead(context, message);
        }
    }

    private void drop(ChannelHandlerContext context, Object message) {
        var isReset = dropped.areTooMany();
        dropped.drop(message);
        if (!isReset && dropped.areTooMany()) {
            ConnectionReset.of(context.channel());
        }
    }

    /** Closes an ended connection once. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
        if (isClosing) {
            context.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else {
            isClosing = hasEnded;
            super.close(context, promise);
        }
    }
}
