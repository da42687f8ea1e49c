package dev.backsource.edge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/**
 * Batches the writes of one connection just before they reach the kernel. Small writes that follow each other, such as
 * a head and a short body, are merged into one, and all wait for the {@link FlushBatch} of the event loop. A small
 * write counts as complete once it is gathered, shortly before the kernel has it; a connection that fails in between is
 * closed.
 */
public final class BatchedWrites extends ChannelOutboundHandlerAdapter {
    /** The largest write to merge, in bytes; copying more costs more than it saves. */
    private static final int SMALL = 4 * 1024;

    private final FlushBatch batch = FlushBatch.ofThisLoop();
    /** Whether a failure is told where nobody observes the write. */
    private final boolean telling;

    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf gathered;
    /** Whether what is gathered is a buffer of this handler, to which more can be appended. */
    private boolean own;

    private boolean waiting;

    private BatchedWrites(boolean telling) {
        this.telling = telling;
    }

    /** Batches the writes of {@code channel}. Must be called on the channel's event loop. */
    public static void add(Channel channel) {
        channel.pipeline().addFirst(new BatchedWrites(false));
    }

    /**
     * The same. Its handlers are told as well when a large write fails whose outcome nobody observes, before they hear of the
     * end of the connection: that is no end as the other side has meant it.
     */
    public static void addTelling(Channel channel) {
        channel.pipeline().addFirst(new BatchedWrites(true));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    /** Passes a large write on as it is, after the small ones before it. */
    @Override
    public void write(ChannelHandlerContext to, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf part && part.readableBytes() <= SMALL) {
            try {
                gather(to, part);
                promise.trySuccess();
            } catch (OutOfMemoryError e) {
                part.release();
                end(to, promise, e);
            }
        } else {
            writeGathered(to);
            // Vert.x's promise for such writes is silent.
            to.write(message, telling && promise.isVoid() ? to.voidPromise() : promise);
        }
    }

    /** The first is kept as it is: mostly it is the only one. Takes {@code part} unless there is no memory for it. */
    private void gather(ChannelHandlerContext to, ByteBuf part) {
        if (gathered != null && gathered.readableBytes() + part.readableBytes() > SMALL) {
            writeGathered(to);
        }
        if (gathered == null) {
            gathered = part;
            own = false;
            return;
        }
        if (!own) {
            gathered = moved(gathered, to.alloc().directBuffer(SMALL));
            own = true;
        }
        moved(part, gathered);
    }

    /** Ends a connection that a part is lost of: the other side would read what follows as if nothing was missing. */
    private static void end(ChannelHandlerContext to, ChannelPromise lost, Throwable thrown) {
        lost.tryFailure(thrown);
        to.fireExceptionCaught(thrown);
        to.close();
    }

    private static ByteBuf moved(ByteBuf part, ByteBuf into) {
        into.writeBytes(part, part.readerIndex(), part.readableBytes());
        part.release();
        return into;
    }

    private void writeGathered(ChannelHandlerContext to) {
        if (gathered != null) {
            var whole = gathered;
            gathered = null;
            to.write(whole, to.voidPromise());
        }
    }

    @Override
    public void flush(ChannelHandlerContext to) {
        if (!waiting) {
            waiting = true;
            batch.add(this, to.executor());
        }
    }

    void flushNow() {
        waiting = false;
        if (context != null) {
            writeGathered(context);
            context.flush();
        }
    }

    @Override
    public void close(ChannelHandlerContext to, ChannelPromise promise) {
        flushNow();
        to.close(promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
        context = null;
    }
}
