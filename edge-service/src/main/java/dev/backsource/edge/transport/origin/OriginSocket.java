package dev.backsource.edge.transport.origin;

import dev.backsource.edge.transport.BatchedWrites;
import dev.backsource.edge.transport.ReadSize;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.vertx.core.Handler;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;

/**
 * A socket to an origin whose responses a parser reads: what is written goes out in batches, what comes is parts of responses.
 * Of one event loop.
 */
public final class OriginSocket {
    private final NetSocketInternal socket;
    private final Channel channel;
    private final ResponseDecoder decoder;
    private final ReadSize reads;

    /** @param connected from Vert.x, and used by nobody else from here on */
    public OriginSocket(NetSocket connected, ResponseParser<?> parser) {
        this.socket = (NetSocketInternal) connected;
        this.channel = socket.channelHandlerContext().channel();
        this.decoder = new ResponseDecoder(parser, socket.isSsl());
        this.reads = new ConnectionReads(channel, socket.isSsl());
        channel.pipeline().addBefore("handler", "decoder", decoder);
        BatchedWrites.add(channel);
        FlushNotifier.tell(decoder, channel);
    }

    /**
     * Who is told of what comes; to be called once, at the beginning.
     *
     * @param parts gets what the parser makes of it
     */
    public void listen(Handler<Object> parts, Handler<Throwable> broken, Handler<Void> closed) {
        socket.messageHandler(parts);
        socket.exceptionHandler(broken);
        socket.closeHandler(closed);
    }

    /** Hands on at once what has come and not been read; false when the other side has ended the connection. */
    public boolean readPending() {
        return PendingBytes.read(channel);
    }

    public boolean isActive() {
        return channel.isActive();
    }

    /** The next that is written is a request; {@code toHead} when it is a HEAD. */
    public void expect(boolean toHead) {
        decoder.expect(toHead);
    }

    /** Where buffers to be written come from. */
    public ByteBufAllocator allocator() {
        return channel.alloc();
    }

    /** Writes {@code bytes}, and releases them. Nobody is told when that is done. */
    public void write(ByteBuf bytes) {
        socket.writeMessage(bytes, null);
    }

    /** Whether so much waits to be written that more should wait for {@link #drainHandler}. */
    public boolean isFull() {
        return socket.writeQueueFull();
    }

    public void drainHandler(Handler<Void> drained) {
        socket.drainHandler(drained);
    }

    /** Reads nothing until {@link #resume}. */
    public void pause() {
        channel.config().setAutoRead(false);
    }

    public void resume() {
        channel.config().setAutoRead(true);
    }

    /** How much the next read brings. */
    public ReadSize reads() {
        return reads;
    }

    public void close() {
        socket.close();
    }

    /**
     * Gives the socket away, which is no longer read as responses and is paused.
     *
     * @param ended told once it is closed
     */
    public NetSocket giveAway(Runnable ended) {
        channel.closeFuture().addListener(closed -> ended.run());
        socket.pause();
        socket.messageHandler(null);
        channel.pipeline().remove(decoder);
        return socket;
    }
}
