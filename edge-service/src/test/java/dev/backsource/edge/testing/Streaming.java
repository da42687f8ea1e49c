package dev.backsource.edge.testing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.streams.WriteStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Writes large bodies at the pace of their reader. */
public final class Streaming {
    private static final Buffer BLOCK = Buffer.buffer(new byte[64 * 1024]);

    private Streaming() {}

    /** Writes {@code size} bytes as fast as {@code to} takes them; on its event loop. */
    public static void write(long size, WriteStream<Buffer> to, AtomicLong written, AtomicBoolean waiting) {
        waiting.set(false);
        while (written.get() < size) {
            to.write(BLOCK);
            if (written.addAndGet(BLOCK.length()) < size && to.writeQueueFull()) {
                waiting.set(true);
                to.drainHandler(drained -> write(size, to, written, waiting));
                return;
            }
        }
        end(to);
    }

    /** Likewise, from any thread: on the event loop of the connection, where no notice of room can be missed. */
    public static void send(long size, HttpClientRequest to, AtomicLong written, AtomicBoolean waiting) {
        ((ConnectionBase) to.connection()).getContext().runOnContext(run -> write(size, to, written, waiting));
    }

    private static void end(WriteStream<Buffer> to) {
        if (to instanceof HttpClientRequest request) {
            request.end();
        } else {
            to.end();
        }
    }
}
