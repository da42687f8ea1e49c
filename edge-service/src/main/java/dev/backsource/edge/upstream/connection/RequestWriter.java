package dev.backsource.edge.upstream.connection;

import dev.backsource.edge.transport.origin.OriginSocket;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/** Writes the requests of one connection, one after the other. */
public final class RequestWriter {
    private final OriginSocket<?> socket;
    private final ByteBufAllocator allocator;
    private boolean chunked;
    /** Also before the first request. */
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

    /** Whether the request that was begun last is whole. */
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

    /** The origin would not miss a chunk that there is no memory for, so the connection ends then. */
    private ByteBuf chunk(ByteBuf part) {
        try {
            return ChunkBytes.chunk(allocator, part);
        } catch (OutOfMemoryError e) {
            socket.reset();
            throw e;
        }
    }

    /** The body is whole. */
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
