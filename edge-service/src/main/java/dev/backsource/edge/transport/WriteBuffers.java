package dev.backsource.edge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * The reusable buffers of an event loop for small writes: taking one costs a check of its reference count, which is
 * cheaper than an allocator. The loop holds one reference to each buffer. The write releases another, as for any
 * buffer, and makes the buffer free again. While all are in use, as with clients that don't read, a write gets a buffer
 * of its own.
 */
public final class WriteBuffers {
    /** The size of a buffer, in bytes: enough for most heads with a short body. */
    private static final int SIZE = 2 * 1024;
    /** The number of buffers per loop: as many writes as mostly wait for one flush. */
    private static final int MOST = 16;

    private static final FastThreadLocal<WriteBuffers> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected WriteBuffers initialValue() {
            return new WriteBuffers();
        }

        @Override
        protected void onRemoval(WriteBuffers ended) {
            ended.release();
        }
    };

    private final @Nullable ByteBuf[] buffers = new ByteBuf[MOST];
    /** The index of the next candidate; earlier buffers have been taken since the first one was. */
    private int next;

    private WriteBuffers() {}

    /**
     * An empty buffer, which the caller writes or releases.
     *
     * @param allocator of the channel to write to
     * @param size the expected number of bytes; the buffer grows if that is too little
     */
    public static ByteBuf take(ByteBufAllocator allocator, int size) {
        var back = size <= SIZE ? OF_LOOP.get().take(allocator) : null;
        return back == null ? allocator.directBuffer(size) : back;
    }

    private @Nullable ByteBuf take(ByteBufAllocator allocator) {
        if (isBack(buffers[0])) {
            next = 0;
        }
        while (next < MOST) {
            var buffer = kept(next++, allocator);
            if (isBack(buffer)) {
                return buffer.clear().retain();
            }
        }
        next = 0;
        return null;
    }

    /** The buffer at {@code index}; a new one replaces a buffer that has become too large to keep. */
    private ByteBuf kept(int index, ByteBufAllocator allocator) {
        var buffer = buffers[index];
        if (buffer != null && buffer.capacity() <= SIZE) {
            return buffer;
        }
        // Before the old buffer is released: an allocation may fail.
        var fresh = allocator.directBuffer(SIZE);
        buffers[index] = fresh;
        if (buffer != null) {
            buffer.release();
        }
        return fresh;
    }

    private static boolean isBack(@Nullable ByteBuf buffer) {
        return buffer != null && buffer.refCnt() == 1;
    }

    private void release() {
        for (var buffer : buffers) {
            if (buffer != null) {
                buffer.release();
            }
        }
    }
}
