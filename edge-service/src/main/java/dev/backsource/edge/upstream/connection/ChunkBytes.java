package dev.backsource.edge.upstream.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** The framing of a chunked body's parts (RFC 9112 §7.1). */
final class ChunkBytes {
    private static final int CRLF = 0x0d0a;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private ChunkBytes() {}

    /** {@code part} with its size before it; takes {@code part} over. */
    static ByteBuf chunk(ByteBufAllocator allocator, ByteBuf part) {
        var size = allocator.ioBuffer(16);
        ByteBufUtil.writeAscii(size, Integer.toHexString(part.readableBytes()));
        size.writeShort(CRLF);
        return allocator
                .compositeBuffer(3)
                .addComponents(true, size, part, allocator.ioBuffer(2).writeShort(CRLF));
    }

    static ByteBuf lastChunk() {
        return Unpooled.wrappedBuffer(LAST_CHUNK);
    }
}
