package dev.backsource.edge.cache.answer;

import dev.backsource.edge.cache.rules.ranges.ByteRange;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a {@code multipart/byteranges} answer (RFC 9110 §14.6), cut piece by piece: of what is stored nothing is
 * copied, and the head of a part is made when its turn comes. For one answer.
 */
final class Multipart {
    /** No content has to be free of it: lengths tell where parts end, to whoever trusts them. */
    private static final String BOUNDARY = "backsource-" + Long.toHexString(System.nanoTime());

    static final String CONTENT_TYPE = "multipart/byteranges; boundary=" + BOUNDARY;
    private static final byte[] END = bytes("\r\n--" + BOUNDARY + "--\r\n");

    private final List<ByteRange> ranges;
    private final int whole;
    private final String type;
    private int index;
    private boolean headed;
    /** Bytes of the present part that have been cut. */
    private int cut;

    /** {@code ranges} are of a body of {@code whole} bytes and don't overlap, so that no byte of it is sent twice. */
    Multipart(List<ByteRange> ranges, int whole, String type) {
        this.ranges = ranges;
        this.whole = whole;
        this.type = type;
    }

    /** All of it, in bytes. */
    int length() {
        long length = END.length;
        for (var range : ranges) {
            length += head(range).length + range.length();
        }
        return Math.toIntExact(length);
    }

    /** The next piece, cut from {@code body} or a head; null when the body is gone. Not to be called after the last. */
    @Nullable
    ByteBuf next(StoredBody body) {
        if (index == ranges.size()) {
            return Unpooled.wrappedBuffer(END);
        }
        var range = ranges.get(index);
        if (!headed) {
            headed = true;
            return Unpooled.wrappedBuffer(head(range));
        }
        var size = (int) Math.min(body.piece(), range.length() - cut);
        var piece = body.read((int) range.first() + cut, size);
        cut += size;
        if (cut == range.length()) {
            index++;
            headed = false;
            cut = 0;
        }
        return piece;
    }

    private byte[] head(ByteRange range) {
        return bytes("\r\n--" + BOUNDARY + "\r\nContent-Type: " + type + "\r\nContent-Range: "
                + range.contentRange(whole) + "\r\n\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
