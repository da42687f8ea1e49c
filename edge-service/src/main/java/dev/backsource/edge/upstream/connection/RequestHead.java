package dev.backsource.edge.upstream.connection;

import dev.backsource.edge.transport.FieldLines;
import dev.backsource.edge.transport.WriteBuffers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * The head of a request to an origin (RFC 9112 §3, §5), which accepts the request's fields one by one. Every part has been read
 * by a strict decoder or is the edge's own, so none can end a line.
 */
public final class RequestHead implements BiConsumer<CharSequence, CharSequence> {
    private static final byte[] VERSION = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CRLF = 0x0d0a;

    private final HttpMethod method;
    private final String target;
    private final FieldLines fields = new FieldLines();
    private boolean length;

    /** @param target path and query in origin form (RFC 9112 §3.2.1), or {@code *} */
    public RequestHead(HttpMethod method, String target) {
        this.method = method;
        this.target = target;
    }

    @Override
    public void accept(CharSequence name, CharSequence value) {
        fields.add(name, value);
        length |= AsciiString.contentEqualsIgnoreCase(HttpHeaders.CONTENT_LENGTH, name);
    }

    HttpMethod method() {
        return method;
    }

    /** Whether the head has a Content-Length. */
    boolean hasLength() {
        return length;
    }

    /** The whole head as bytes; to be called once. */
    ByteBuf encode(ByteBufAllocator allocator) {
        var name = method.name();
        var size = name.length() + 1 + target.length() + VERSION.length + fields.size() + 2;
        var bytes = WriteBuffers.take(allocator, size);
        try {
            ByteBufUtil.writeAscii(bytes, name);
            bytes.writeByte(' ');
            bytes.writeCharSequence(target, StandardCharsets.ISO_8859_1);
            bytes.writeBytes(VERSION);
            fields.moveTo(bytes);
            return bytes.writeShort(CRLF);
        } catch (RuntimeException e) {
            bytes.release();
            throw e;
        }
    }
}
