package dev.backsource.edge.transport.origin;

import dev.backsource.edge.transport.ReadSize;
import io.netty.channel.Channel;

/**
 * The reads of one connection, by Netty's guess of their size, which grows while reads are filled and shrinks slowly.
 * With TLS, a read may complete a record of which a part arrived earlier.
 */
final class ConnectionReads implements ReadSize {
    private static final int LEAST = 2 * 1024;
    /** The size of a TLS record with its overhead, in bytes (RFC 8446 §5.2). */
    private static final int RECORD = 17 * 1024;

    /** More steps than Netty needs from its largest size to its smallest. */
    private static final int STEPS = 128;

    /** More messages than one iteration of an event loop reads from one connection. */
    private static final int LAST_MESSAGE = 1_000;

    private final Channel channel;
    private final int gathered;

    ConnectionReads(Channel channel, boolean secure) {
        this.channel = channel;
        this.gathered = secure ? RECORD : 0;
    }

    @Override
    public int next() {
        return channel.unsafe().recvBufAllocHandle().guess() + gathered;
    }

    @Override
    public int least() {
        return LEAST + gathered;
    }

    /** Shrinks the guess by reporting empty reads to Netty. */
    @Override
    public void shrink() {
        var handle = channel.unsafe().recvBufAllocHandle();
        handle.reset(channel.config());
        for (var step = 0; step < STEPS && handle.guess() > LEAST; step++) {
            handle.readComplete();
        }
        // Reports a read of one byte of one: it was filled, so there may be more, but not in this iteration. After a
        // read that was not filled, epoll would not check the socket again.
        handle.attemptedBytesRead(1);
        handle.lastBytesRead(1);
        handle.incMessagesRead(LAST_MESSAGE);
    }
}
