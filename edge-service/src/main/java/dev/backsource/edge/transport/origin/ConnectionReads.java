package dev.backsource.edge.transport.origin;

import dev.backsource.edge.transport.ReadSize;
import io.netty.channel.Channel;

/**
 * The reads of one connection, by the size that Netty guesses for them: it grows while reads are filled and shrinks slowly.
 * Over TLS a read may complete a record of which the rest has come before.
 */
final class ConnectionReads implements ReadSize {
    private static final int LEAST = 2 * 1024;
    /** Of TLS, in bytes (RFC 8446 §5.2), with what is around it. */
    private static final int RECORD = 17 * 1024;

    /** More than Netty takes to go from its largest size to its smallest. */
    private static final int STEPS = 128;

    /** More than one turn of an event loop reads of one connection. */
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

    /** By telling Netty of reads that brought nothing. */
    @Override
    public void shrink() {
        var handle = channel.unsafe().recvBufAllocHandle();
        handle.reset(channel.config());
        for (var step = 0; step < STEPS && handle.guess() > LEAST; step++) {
            handle.readComplete();
        }
        // One byte of one: as much came as was asked for, so there may be more, but not in this turn. An epoll socket
        // that had got less than it asked for would not be looked at again.
        handle.attemptedBytesRead(1);
        handle.lastBytesRead(1);
        handle.incMessagesRead(LAST_MESSAGE);
    }
}
