package dev.backsource.edge.cache.answer;

import dev.backsource.edge.cache.rules.ranges.ByteRange;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a {@code multipart/byteranges} response (RFC 9110 §14.6), cut piece by piece: stored bytes are not
 * copied, and each part's header is built when its turn comes. For one response only.
 */
final class Multipart {
    /** Content may contain it: clients find the ends of parts by the lengths given. */
    private static final String BOUNDARY = "backsource-" + Long.toHexString(System.nanoTime());

    static final String CONTENT_TYPE = "multipart/byteranges; boundary=" + BOUNDARY;
    private static final byte[] END = bytes("\r\n--" + BOUNDARY + "--\r\n");

    private final List<ByteRange> ranges;
    private final int whole;
    private final String type;
    private int index;
    private boolean headed;
    /** How many bytes of the current part have been cut. */
    private int cut;

    /** @param ranges of a body of {@code whole} bytes; they must not overlap, so that no byte is sent twice */
    Multipart(List<ByteRange> ranges, int whole, String type) {
        this.ranges = ranges;
        this.whole = whole;
        this.type = type;
    }

    /** The length of the whole multipart body, in bytes. */
    int length() {
        long length = END.length;
        for (var range : ranges) {
            length += head(range).length + range.length();
        }
        return Math.toIntExact(length);
    }

    /**
     * The next piece: bytes of {@code body}, or the header of a part; null when the stored body is gone. Must not be
     * called after the last piece.
     */
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
