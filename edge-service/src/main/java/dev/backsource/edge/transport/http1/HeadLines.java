package dev.backsource.edge.transport.http1;

import dev.backsource.edge.error.ClientError;
import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import org.jspecify.annotations.Nullable;

/** The check of the lines of a request's head, as far as they have arrived, before they are parsed. */
final class HeadLines {
    private static final Refusal BEFORE = new Refusal(ClientError.NO_REQUEST_LINE);
    private static final Refusal REQUEST_LINE = new Refusal(ClientError.REQUEST_LINE);
    private static final Refusal FOLDED = new Refusal(ClientError.FOLDED_FIELD);

    private static final Refusal NO_NAME = new Refusal(ClientError.UNNAMED_FIELD);

    private static final byte[] VERSION = {' ', 'H', 'T', 'T', 'P', '/'};
    private static final int SHORTEST = "A / HTTP/1.1".length();

    /** Continues through a buffer while its bytes are visible ASCII, with one check of bounds for all. */
    private static final ByteProcessor VISIBLE = b -> b >= '!' && b <= '~';

    private boolean inFields;

    /** A new request starts here. */
    void next() {
        inFields = false;
    }

    /** Whether the request line has arrived. */
    boolean hasBegun() {
        return inFields;
    }

    /**
     * The first problem in {@code in}; null when there is none. All checked lines are parsed before the next call,
     * except for an incomplete one.
     */
    @Nullable
    Refusal problem(ByteBuf in) {
        return inFields ? fields(in, in.readerIndex()) : requestLine(in);
    }

    /** Whether half of an empty line has arrived, which Netty would skip. */
    boolean isHalfOfAnEmptyLine(ByteBuf in) {
        return !inFields && in.readableBytes() == 1 && in.getByte(in.readerIndex()) == '\r';
    }

    private @Nullable Refusal requestLine(ByteBuf in) {
        skipEmptyLines(in);
        var at = in.readerIndex();
        if (!in.isReadable()) {
            return null;
        }
        if (in.getByte(at) <= ' ') {
            return in.readableBytes() == 1 && in.getByte(at) == '\r' ? null : BEFORE;
        }
        var end = in.indexOf(at, in.writerIndex(), (byte) '\n');
        if (end < 0) {
            return null;
        }
        if (!isRequestLine(in, at, end - 1)) {
            return REQUEST_LINE;
        }
        inFields = true;
        return fields(in, end + 1);
    }

    /** Skips empty lines, which a client may send before a request (RFC 9112 §2.2). */
    private static void skipEmptyLines(ByteBuf in) {
        while (in.readableBytes() >= 2
                && in.getByte(in.readerIndex()) == '\r'
                && in.getByte(in.readerIndex() + 1) == '\n') {
            in.skipBytes(2);
        }
    }

    /** Whether the line consists of three words of visible ASCII, separated by single spaces. */
    private static boolean isRequestLine(ByteBuf in, int from, int end) {
        if (end - from < SHORTEST || in.getByte(end) != '\r') {
            return false;
        }
        var first = endOfWord(in, from, end);
        var second = endOfWord(in, first + 1, end);
        return second < end
                && in.getByte(first) == ' '
                && in.getByte(second) == ' '
                && endOfWord(in, second + 1, end) == end
                && isVersion(in, end - VERSION.length - 3);
    }

    /** The index of the first byte other than visible ASCII; {@code end} when there is none before. */
    private static int endOfWord(ByteBuf in, int from, int end) {
        var at = from < end ? in.forEachByte(from, end - from, VISIBLE) : -1;
        return at < 0 ? end : at;
    }

    /** Whether a space and an HTTP version follow: one digit before and one after the dot (RFC 9112 §2.3). */
    private static boolean isVersion(ByteBuf in, int from) {
        for (var i = 0; i < VERSION.length; i++) {
            if (in.getByte(from + i) != VERSION[i]) {
                return false;
            }
        }
        var digits = from + VERSION.length;
        return isDigit(in.getByte(digits)) && in.getByte(digits + 1) == '.' && isDigit(in.getByte(digits + 2));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static @Nullable Refusal fields(ByteBuf in, int from) {
        var end = in.writerIndex();
        for (var at = from; at < end; ) {
            var first = in.getByte(at);
            if (first == ' ' || first == '\t') {
                return FOLDED;
            }
            if (first == ':') {
                return NO_NAME;
            }
            if (first == '\r') {
                return null;
            }
            var newLine = in.indexOf(at, end, (byte) '\n');
            if (newLine < 0) {
                return null;
            }
            at = newLine + 1;
        }
        return null;
    }
}
