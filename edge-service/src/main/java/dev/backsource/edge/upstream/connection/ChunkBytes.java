package dev.backsource.edge.upstream.connection;

import dev.backsource.edge.transport.HeaderMaps;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;

/** Requests as bytes (RFC 9112 §3, §7.1). What goes in has been read by a strict decoder, so no part can end a line. */
final class RequestBytes {
    private static final int CRLF = 0x0d0a;
    private static final byte[] VERSION = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int USUAL_HEAD = 512;

    private RequestBytes() {}

    static ByteBuf head(ByteBufAllocator allocator, HttpMethod method, String target, MultiMap fields) {
        var bytes = allocator.ioBuffer(USUAL_HEAD);
        try {
            ByteBufUtil.writeAscii(bytes, method.name());
            bytes.writeByte(' ');
            bytes.writeCharSequence(target, StandardCharsets.ISO_8859_1);
            bytes.writeBytes(VERSION);
            HeaderMaps.encode(fields, bytes);
            return bytes.writeShort(CRLF);
        } catch (RuntimeException e) {
            bytes.release();
            throw e;
        }
    }

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
