package dev.backsource.edge.transport.http1;

import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.transport.Characters;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The check of a chunked body's chunk-size lines before they are parsed (RFC 9112 §7.1): hexadecimal digits, then
 * extensions or the end of the line. Tracks the body to find the start of each such line.
 */
final class ChunkLines {
    private static final Refusal SIZE = new Refusal(ClientError.CHUNK_SIZE);
    private static final int DATA_END_BYTES = 2;
    /** The most digits; no chunk needs as many. */
    private static final int MAX_DIGITS = 8;

    private Next next = Next.SIZE_LINE;
    private long left;
    private int lineBytes;

    private enum Next {
        SIZE_LINE,
        DATA,
        DATA_END,
        TRAILERS
    }

    /** A chunked body starts. */
    void begin() {
        next = Next.SIZE_LINE;
    }

    /**
     * The problem with the next line; null when there is none, when no chunk-size line comes next, or when it is not
     * complete.
     */
    @Nullable
    Refusal problem(ByteBuf in) {
        if (next != Next.SIZE_LINE) {
            return null;
        }
        var newLine = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        if (newLine < 0) {
            return null;
        }
        var size = size(in, in.readerIndex(), newLine);
        if (size < 0) {
            return SIZE;
        }
        lineBytes = newLine + 1 - in.readerIndex();
        left = size;
        next = size == 0 ? Next.TRAILERS : Next.DATA;
        return null;
    }

    /** Tracks {@code bytes} parsed bytes, which resulted in the messages in {@code out} from {@code index} on. */
    void read(int bytes, List<Object> out, int index) {
        var data = data(out, index);
        var rest = bytes - lineBytes - data;
        lineBytes = 0;
        left -= data;
        if (next == Next.DATA && left == 0) {
            next = Next.DATA_END;
        }
        if (next == Next.DATA_END && rest == DATA_END_BYTES) {
            next = Next.SIZE_LINE;
        }
    }

    private static int data(List<Object> out, int index) {
        var data = 0;
        for (var i = index; i < out.size(); i++) {
            data += out.get(i) instanceof HttpContent content
                    ? content.content().readableBytes()
                    : 0;
        }
        return data;
    }

    /** The size of the chunk; negative when the line is invalid. */
    private static long size(ByteBuf in, int from, int newLine) {
        var size = 0L;
        var digits = 0;
        for (var digit = digit(in, from); digit >= 0; digit = digit(in, from + digits)) {
            size = size * 16 + digit;
            digits++;
            if (digits > MAX_DIGITS) {
                return -1;
            }
        }
        return digits > 0 && endsWell(in, from + digits, newLine - 1) ? size : -1;
    }

    private static int digit(ByteBuf in, int at) {
        return Characters.hexDigit(in.getUnsignedByte(at));
    }

    /** Whether only extensions of visible ASCII and spaces, or nothing, precede the CR at {@code end}. */
    private static boolean endsWell(ByteBuf in, int from, int end) {
        if (from > end || in.getByte(end) != '\r') {
            return false;
        }
        for (var i = from; i < end; i++) {
            var b = in.getByte(i);
            if ((b < ' ' || b > '~') && b != '\t') {
                return false;
            }
        }
        return from == end || isExtension(in, from, end);
    }

    private static boolean isExtension(ByteBuf in, int from, int end) {
        var at = from;
        while (at < end && (in.getByte(at) == ' ' || in.getByte(at) == '\t')) {
            at++;
        }
        return at < end && in.getByte(at) == ';';
    }
}
