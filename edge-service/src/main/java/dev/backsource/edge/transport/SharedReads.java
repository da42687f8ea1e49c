package dev.backsource.edge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator.DelegatingHandle;
import io.netty.channel.RecvByteBufAllocator.ExtendedHandle;
import io.netty.util.UncheckedBooleanSupplier;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * The shared read buffer of an event loop: small reads of all connections use one buffer, which stays in the
 * processor's cache. A handler that keeps the bytes of a read, or a part of them, holds a reference, and the next read
 * gets a new buffer. Large reads get a buffer of their own, and Netty still guesses the size of a read.
 */
public final class SharedReads implements RecvByteBufAllocator {
    /** The size of the buffer, in bytes: that of Netty's first guess. */
    private static final int SMALL = 2 * 1024;

    private static final FastThreadLocal<SharedBuffer> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected SharedBuffer initialValue() {
            return new SharedBuffer();
        }

        @Override
        protected void onRemoval(SharedBuffer ended) {
            ended.release();
        }
    };

    private final RecvByteBufAllocator guessing;

    private SharedReads(RecvByteBufAllocator guessing) {
        this.guessing = guessing;
    }

    /** Lets {@code channel} share the buffer. Has no effect once the channel has been read from. */
    public static void use(Channel channel) {
        var config = channel.config();
        config.setRecvByteBufAllocator(new SharedReads(config.getRecvByteBufAllocator()));
    }

    @Override
    @SuppressWarnings("deprecation") // Netty's own channels take no other.
    public Handle newHandle() {
        return new SharingHandle((ExtendedHandle) guessing.newHandle());
    }

    private static final class SharingHandle extends DelegatingHandle implements ExtendedHandle {
        SharingHandle(ExtendedHandle guessing) {
            super(guessing);
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return guess() > SMALL
                    ? delegate().allocate(allocator)
                    : OF_LOOP.get().take(allocator);
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
            return ((ExtendedHandle) delegate()).continueReading(maybeMore);
        }
    }

    /** The buffer of one event loop, which holds one reference to it. */
    private static final class SharedBuffer {
        private @Nullable ByteBuf buffer;

        ByteBuf take(ByteBufAllocator allocator) {
            var free = buffer;
            if (free == null || free.refCnt() > 1) {
                // Before the buffer in use is released: an allocation may fail.
                var fresh = allocator.ioBuffer(SMALL, SMALL);
                release();
                buffer = fresh;
                free = fresh;
            }
            return free.clear().retain();
        }

        void release() {
            if (buffer != null) {
                buffer.release();
            }
        }
    }
}
