package dev.backsource.edge.cache.answer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A stored body while one response reads it. The body is pinned when the limit allows that; pieces are then views of
 * it. When slow clients pin too much already, pieces are small copies that count against a limit of their own, and the
 * body can be read only while the store keeps it.
 */
final class StoredBody {
    private static final int VIEW = 64 * 1024;
    private static final int COPY = 4 * 1024;

    private final PinnedBodies all;
    private final WeakReference<byte[]> stored;
    private final byte @Nullable [] pinned;
    /** The bytes reserved for copies. */
    private final int copies;

    /**
     * @param body is in the store at this moment
     * @param waiting the most bytes that may wait for the client before reading stops, not counting the last piece
     */
    StoredBody(PinnedBodies all, byte[] body, int waiting) {
        this.all = all;
        this.stored = new WeakReference<>(body);
        this.pinned = all.pin(body) ? body : null;
        this.copies = pinned == null && all.takeCopies(waiting + COPY) ? waiting + COPY : 0;
    }

    /** Whether the body can be read, be it pinned or in copies. */
    boolean isReadable() {
        return pinned != null || copies > 0;
    }

    /** Whether pieces are copies; no more of them may wait than the constructor's limit. */
    boolean isCopied() {
        return pinned == null;
    }

    /** The size of a piece, in bytes. */
    int piece() {
        return pinned == null ? COPY : VIEW;
    }

    /** Reads {@code size} bytes from {@code offset}; null when the body is gone. */
    @Nullable
    ByteBuf read(int offset, int size) {
        if (pinned != null) {
            return Unpooled.wrappedBuffer(pinned, offset, size);
        }
        var body = stored.get();
        return body == null ? null : Unpooled.copiedBuffer(body, offset, size);
    }

    /** Must be called when the response is over. */
    void release() {
        if (pinned != null) {
            all.unpin(pinned);
        }
        all.giveCopies(copies);
    }
}
