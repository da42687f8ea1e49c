package dev.backsource.edge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Batches the writes of one connection just before they reach the kernel. Small writes that follow each other, such as
 * a head and a short body, are merged into one, and all wait for the {@link FlushBatch} of the event loop.
 *
 * <p>A write completes when the kernel has its bytes and all bytes before them, merged or not. A close waits for that too, so
 * the other side either gets everything that was written, or sees a {@link ConnectionReset}.
 */
public final class BatchedWrites extends ChannelOutboundHandlerAdapter {
    /** The largest write to merge, in bytes; copying more costs more than it saves. */
    private static final int SMALL = 4 * 1024;
    /** The longest wait of a close for the other side to read. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

    private final FlushBatch batch = FlushBatch.ofThisLoop();
    /** Whether the failure of an unobserved write is reported. */
    private final boolean telling;

    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf gathered;
    /** Whether {@link #gathered} is a buffer of this handler, to which more can be appended. */
    private boolean own;
    /** The first observed write among the gathered ones; null when none is observed, the most common case. */
    private @Nullable ChannelPromise observed;
    /** The other observed writes, which complete after the first; null when there are none. */
    private @Nullable List<ChannelPromise> others;

    private boolean waiting;
    /** The time of the last write of bytes, by {@link System#nanoTime}. */
    private long writtenNanos = System.nanoTime();
    /** Whether bytes were written since {@link #writtenNanos}. */
    private boolean wrote;

    private boolean lingering;

    private BatchedWrites(boolean telling) {
        this.telling = telling;
    }

    /** Batches the writes of {@code channel}. Must be called on the channel's event loop. */
    public static void add(Channel channel) {
        channel.pipeline().addFirst(new BatchedWrites(false));
    }

    /**
     * As {@link #add}. In addition, the channel's handlers are notified when a large unobserved write fails, before they are
     * notified of the end of the connection: the other side did not intend that end.
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
            writeSmall(to, part, promise);
        } else {
            writeGathered(to);
            wrote = true;
            // Vert.x's promise for such writes is silent.
            to.write(message, telling && promise.isVoid() ? to.voidPromise() : promise);
        }
    }

    private void writeSmall(ChannelHandlerContext to, ByteBuf part, ChannelPromise promise) {
        if (!promise.setUncancellable()) {
            part.release();
            return;
        }
        wrote |= part.isReadable();
        try {
            gather(to, part);
        } catch (OutOfMemoryError e) {
            part.release();
            end(to, promise, e);
            return;
        }
        if (!promise.isVoid()) {
            observe(promise);
        }
    }

    /**
     * Gathers a small write. The first is kept as it is, since it is mostly the only one. Takes {@code part} unless
     * there is no memory for it.
     */
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

    private void observe(ChannelPromise promise) {
        if (observed == null) {
            observed = promise;
        } else {
            if (others == null) {
                others = new ArrayList<>();
            }
            others.add(promise);
        }
    }

    /** Resets a connection that has lost a write: the other side would read later bytes as if nothing was missing. */
    private static void end(ChannelHandlerContext to, ChannelPromise lost, Throwable thrown) {
        lost.tryFailure(thrown);
        to.fireExceptionCaught(thrown);
        ConnectionReset.of(to.channel());
    }

    private static ByteBuf moved(ByteBuf part, ByteBuf into) {
        into.writeBytes(part, part.readerIndex(), part.readableBytes());
        part.release();
        return into;
    }

    private void writeGathered(ChannelHandlerContext to) {
        if (gathered != null) {
            var whole = gathered;
            var promise = takeObserved();
            gathered = null;
            to.write(whole, promise == null ? to.voidPromise() : promise);
        }
    }

    /** The promise that completes all gathered ones; null when there are none. */
    private @Nullable ChannelPromise takeObserved() {
        var first = observed;
        observed = null;
        if (first != null && others != null) {
            var rest = others;
            others = null;
            first.addListener(written -> rest.forEach(each -> complete(each, written.cause())));
        }
        return first;
    }

    private static void complete(ChannelPromise promise, @Nullable Throwable failure) {
        if (failure == null) {
            promise.trySuccess();
        } else {
            promise.tryFailure(failure);
        }
    }

    @Override
    public void flush(ChannelHandlerContext to) {
        if (!waiting) {
            waiting = true;
            batch.add(this, to.executor());
        }
    }

    /** @param nanos the time, by {@link System#nanoTime} */
    void flushNow(long nanos) {
        waiting = false;
        if (context != null) {
            if (wrote) {
                wrote = false;
                writtenNanos = nanos;
            }
            writeGathered(context);
            context.flush();
        }
    }

    /** Closes once all earlier writes have reached the kernel; resets the connection if the other side doesn't read them in time. */
    @Override
    public void close(ChannelHandlerContext to, ChannelPromise promise) {
        flushNow(System.nanoTime());
        if (hasReachedTheKernel(to.channel())) {
            closeWritten(to, promise);
        } else {
            closeWhenWritten(to, promise);
        }
    }

    private void closeWritten(ChannelHandlerContext to, ChannelPromise promise) {
        if (lingering) {
            to.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else if (to.channel() instanceof DuplexChannel channel && hasToLinger(channel)) {
            lingering = true;
            LingeringClose.begin(channel, promise);
        } else {
            to.close(promise);
        }
    }

    /**
     * Whether the close must linger. Not for origins: their remaining bytes are unwanted, and all requests have been
     * sent to them before.
     */
    private boolean hasToLinger(DuplexChannel channel) {
        return !telling
                && channel.isActive()
                && !channel.isInputShutdown()
                && System.nanoTime() - writtenNanos < LingeringClose.SILENCE.toNanos();
    }

    private void closeWhenWritten(ChannelHandlerContext to, ChannelPromise promise) {
        var limit = to.executor()
                .schedule(() -> ConnectionReset.of(to.channel()), LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            limit.cancel(false);
            closeWritten(to, promise);
        });
    }

    private static boolean hasReachedTheKernel(Channel channel) {
        var queue = channel.unsafe().outboundBuffer();
        return queue == null || queue.isEmpty();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        context = null;
        if (gathered != null) {
            gathered.release();
            gathered = null;
            var promise = takeObserved();
            if (promise != null) {
                promise.tryFailure(new ClosedChannelException());
            }
        }
    }
}
