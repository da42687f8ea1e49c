package dev.backsource.edge.transport.origin;

import dev.backsource.edge.transport.BatchedWrites;
import dev.backsource.edge.transport.ConnectionReset;
import dev.backsource.edge.transport.ReadSize;
import dev.backsource.edge.transport.SharedReads;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.vertx.core.Handler;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.List;

/**
 * A socket to an origin. Writes are batched, and arriving bytes are parsed into parts of responses. Used by one event
 * loop.
 *
 * @param <P> the part of a response
 */
public final class OriginSocket<P> {
    private final NetSocketInternal socket;
    private final Channel channel;
    private final ResponseDecoder<P> decoder;
    private final ReadSize reads;

    /** @param connected the socket from Vert.x, for exclusive use */
    public OriginSocket(NetSocket connected, ResponseParser<P> parser) {
        this.socket = (NetSocketInternal) connected;
        this.channel = socket.channelHandlerContext().channel();
        this.decoder = new ResponseDecoder<>(parser, ((ConnectionBase) socket).getContext(), socket.isSsl());
        SharedReads.use(channel);
        this.reads = new ConnectionReads(channel, socket.isSsl());
        channel.pipeline().addBefore("handler", "decoder", decoder);
        BatchedWrites.addTelling(channel);
        FlushNotifier.tell(decoder, channel);
    }

    /**
     * Sets the handlers. Must be called once, at the beginning.
     *
     * @param parts receives the parsed parts of each read, and must not keep the list
     */
    public void listen(Handler<List<P>> parts, Handler<Throwable> broken, Handler<Void> closed) {
        decoder.deliverTo(parts);
        socket.exceptionHandler(broken);
        socket.closeHandler(closed);
    }

    /** Reads the pending bytes of the connection at once; false when the other side has closed it. */
    public boolean readPending() {
        return PendingBytes.read(channel);
    }

    public boolean isActive() {
        return channel.isActive();
    }

    /** Announces that the next write is a request; {@code toHead} if it is a HEAD. */
    public void expect(boolean toHead) {
        decoder.expect(toHead);
    }

    /** The allocator of buffers to write. */
    public ByteBufAllocator allocator() {
        return channel.alloc();
    }

    /** Writes {@code bytes} and releases them. The outcome is not reported. */
    public void write(ByteBuf bytes) {
        socket.writeMessage(bytes, null);
    }

    /** Whether the write queue is full, so that further writes should wait for {@link #drainHandler}. */
    public boolean isFull() {
        return socket.writeQueueFull();
    }

    public void drainHandler(Handler<Void> drained) {
        socket.drainHandler(drained);
    }

    /** Stops reading until {@link #resume}. */
    public void pause() {
        channel.config().setAutoRead(false);
    }

    public void resume() {
        channel.config().setAutoRead(true);
    }

    /** The size of the next read. */
    public ReadSize reads() {
        return reads;
    }

    /** Closes once all writes have reached the kernel, or aborts if the origin doesn't read them. */
    public void close() {
        // Past Vert.x's own close, which would wait for the origin without limit.
        socket.channelHandlerContext().close();
    }

    /** Aborts the connection, so that the origin can't take a part of a request for the whole. */
    public void reset() {
        ConnectionReset.of(channel);
    }

    /**
     * Hands the socket over, paused. Bytes that arrive are no longer parsed as responses.
     *
     * @param ended runs once the socket is closed
     */
    public NetSocket giveAway(Runnable ended) {
        channel.closeFuture().addListener(closed -> ended.run());
        socket.pause();
        channel.pipeline().remove(decoder);
        return socket;
    }
}
