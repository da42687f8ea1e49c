package dev.backsource.edge.transport.origin;

import io.netty.channel.Channel;
import io.netty.channel.nio.AbstractNioChannel.NioUnsafe;
import io.netty.channel.unix.UnixChannel;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads at once what the kernel has of a connection that should be silent, without waiting for the event loop's next look:
 * what came since then, be it bytes or the end, must not meet the next request. One system call.
 */
final class PendingBytes {
    /** For a record of TLS or a part of it; whatever follows is read in the usual way. */
    private static final int ENOUGH = 2_048;

    /** One for each event loop: nearly always nothing comes. */
    private static final FastThreadLocal<ByteBuffer> SPACE = new FastThreadLocal<>() {
        @Override
        protected ByteBuffer initialValue() {
            return ByteBuffer.allocateDirect(ENOUGH);
        }
    };

    private PendingBytes() {}

    /**
     * Hands what there is to the handlers of {@code channel}; to be called on its event loop.
     *
     * @return false when the other side has ended the connection
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
