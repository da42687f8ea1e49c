package dev.backsource.edge.transport.origin;

import io.netty.channel.Channel;
import io.netty.channel.nio.AbstractNioChannel.NioUnsafe;
import io.netty.channel.unix.UnixChannel;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The pending bytes of an idle connection, read from the kernel without waiting for the event loop: bytes, or the end
 * of the connection, that arrived meanwhile must not be taken for the response to the next request. Costs one system
 * call.
 */
final class PendingBytes {
    /** The size of the read: enough for a TLS record or a part of it; more is read in the usual way. */
    private static final int ENOUGH = 2_048;

    /** One buffer for each event loop: almost always nothing has arrived. */
    private static final FastThreadLocal<ByteBuffer> SPACE = new FastThreadLocal<>() {
        @Override
        protected ByteBuffer initialValue() {
            return ByteBuffer.allocateDirect(ENOUGH);
        }
    };

    private PendingBytes() {}

    /**
     * Passes the pending bytes to the handlers of {@code channel}. Must be called on its event loop.
     *
     * @return false when the other side has closed the connection
     */
    static boolean read(Channel channel) {
        if (channel instanceof UnixChannel unix) {
            return channel.isActive() && read(channel, unix);
        }
        if (channel.unsafe() instanceof NioUnsafe nio) {
            nio.read();
        }
        return channel.isActive();
    }

    private static boolean read(Channel channel, UnixChannel unix) {
        try {
            var space = SPACE.get();
            var read = unix.fd().read(space, 0, ENOUGH);
            if (read > 0) {
                var bytes = channel.alloc().directBuffer(read).writeBytes(space.slice(0, read));
                channel.pipeline().fireChannelRead(bytes).fireChannelReadComplete();
            }
            return read >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
