package dev.backsource.edge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * Buffers for small writes, which an event loop uses again and again: taking one is a look at its references, where an
 * allocator has its books to keep. The loop holds a reference to each; whoever writes one releases another, as of any
 * buffer, and then it is back. While all are on their way, as to clients that don't read, a write gets a buffer of its
 * own.
 */
public final class WriteBuffers {
    /** The size of a buffer, in bytes: enough for most heads with a short body. */
    private static final int SIZE = 2 * 1024;
    /** How many of them a loop keeps: as many writes as mostly wait for one flush. */
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
    /** Those before it have been taken since the first one was. */
    private int next;

    private WriteBuffers() {}

    /**
     * An empty buffer, which the caller writes or releases.
     *
     * @param allocator of what this loop writes to
     * @param size how much will be written to it, in bytes; it grows if that is too little
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

    /** The buffer at {@code index}; a new one in place of one that became too large to keep. */
    private ByteBuf kept(int index, ByteBufAllocator allocator) {
        var buffer = buffers[index];
        if (buffer != null && buffer.capacity() <= SIZE) {
            return buffer;
        }
        // Before the one in its place is given up: an allocation may fail.
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
