package dev.backsource.edge.cache.answer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A stored body while one answer reads it. If there is room the body is pinned, and pieces of it are views. If slow clients
 * pin too much already, it can be read only while the store keeps it, in pieces that are small copies; the copies take room too.
 */
final class StoredBody {
    private static final int VIEW = 64 * 1024;
    private static final int COPY = 4 * 1024;

    private final PinnedBodies all;
    private final WeakReference<byte[]> stored;
    private final byte @Nullable [] pinned;
    /** The room taken for copies. */
    private final int copies;

    /**
     * {@code body} is stored at the moment.
     *
     * @param waiting how many bytes may wait for the client before nothing more is read, the last piece apart
     */
    StoredBody(PinnedBodies all, byte[] body, int waiting) {
        this.all = all;
        this.stored = new WeakReference<>(body);
        this.pinned = all.pin(body) ? body : null;
        this.copies = pinned == null && all.takeCopies(waiting + COPY) ? waiting + COPY : 0;
    }

    /** Whether there is room to read it. */
    boolean isReadable() {
        return pinned != null || copies > 0;
    }

    /** Whether it is read in copies, of which no more may wait than was said. */
    boolean isCopied() {
        return pinned == null;
    }

    /** How much should be read of it at a time, in bytes. */
    int piece() {
        return pinned == null ? COPY : VIEW;
    }

    /** {@code size} bytes from {@code offset} on; null when the body is gone. */
    @Nullable
    ByteBuf read(int offset, int size) {
        if (pinned != null) {
            return Unpooled.wrappedBuffer(pinned, offset, size);
        }
        var body = stored.get();
        return body == null ? null : Unpooled.copiedBuffer(body, offset, size);
    }

    /** To be called when the answer is over. */
    void release() {
        if (pinned != null) {
            all.unpin(pinned);
        }
        all.giveCopies(copies);
    }
}
