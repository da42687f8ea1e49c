package dev.backsource.edge.upstream.connection;

import dev.backsource.edge.transport.origin.OriginSocket;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/** The writer of the requests on one connection, one after the other. */
public final class RequestWriter {
    private final OriginSocket<?> socket;
    private final ByteBufAllocator allocator;
    private boolean chunked;
    /** Whether the last request is complete; true before the first one. */
    private boolean ended = true;

    RequestWriter(OriginSocket<?> socket) {
        this.socket = socket;
        this.allocator = socket.allocator();
    }

    /** The bytes of {@code head}, for {@link #begin}; a body without Content-Length is sent in chunks. */
    ByteBuf encode(RequestHead head, boolean hasBody) {
        ended = !hasBody;
        chunked = hasBody && !head.hasLength();
        if (chunked) {
            head.accept(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
        return head.encode(allocator);
    }

    /** Sends {@code head}, and with it the end if there is no body. */
    void begin(ByteBuf head) {
        write(head);
    }

    /** Whether the last request is complete. */
    boolean isEnded() {
        return ended;
    }

    /** Sends a part of the body. */
    public void write(Buffer part) {
        var bytes = part.getByteBuf();
        if (bytes.isReadable()) {
            write(chunked ? chunk(bytes) : bytes);
        }
    }

    /** A chunk of {@code part}. Without memory for it, the connection is reset, since the origin would not notice a missing chunk. */
    private ByteBuf chunk(ByteBuf part) {
        try {
            return ChunkBytes.chunk(allocator, part);
        } catch (OutOfMemoryError e) {
            socket.reset();
            throw e;
        }
    }

    /** Ends the body. */
    public void end() {
        ended = true;
        if (chunked) {
            write(ChunkBytes.lastChunk());
        }
    }

    /** Whether more of the body should wait for {@link #drainHandler}. */
    public boolean isFull() {
        return socket.isFull();
    }

    public void drainHandler(Handler<Void> drained) {
        socket.drainHandler(drained);
    }

    private void write(ByteBuf bytes) {
        socket.write(bytes);
    }
}
