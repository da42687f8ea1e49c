package dev.backsource.edge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.util.ReferenceCountUtil;

/** The bytes that arrive on a connection that is about to close. Nobody reads them. */
public final class DroppedBytes {
    /** The most bytes to drop: a client that sends more doesn't stop for its responses, nor for the end of its windows. */
    public static final int MOST = 1024 * 1024;

    private long count;

    /** Releases {@code message}, and counts its bytes. */
    public void drop(Object message) {
        if (message instanceof ByteBuf read) {
            count += read.readableBytes();
        }
        ReferenceCountUtil.release(message);
    }

    /** The number of bytes so far. */
    public long count() {
        return count;
    }

    /** Whether there were more than {@link #MOST}. */
    public boolean areTooMany() {
        return count > MOST;
    }
}
