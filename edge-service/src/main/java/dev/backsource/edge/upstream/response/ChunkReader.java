package dev.backsource.edge.upstream.response;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.transport.Characters;
import dev.backsource.edge.upstream.response.ResponseException.Kind;
import io.netty.buffer.ByteBuf;

/** The parser of a chunked body (RFC 9112 §7.1), including its trailer section, which is dropped (RFC 9110 §6.5.1 allows that). */
final class ChunkReader {
    /** The longest size line with its extensions, which are ignored, in bytes. */
    private static final int MAX_LINE = 4_096;
    /** More digits than any chunk has. */
    private static final int MAX_DIGITS = 15;

    private static final ResponseException SIZE = new ResponseException(Kind.TRANSFER_CODING, OriginError.CHUNK_SIZE);
    private static final ResponseException END = new ResponseException(Kind.TRANSFER_CODING, OriginError.CHUNK_END);
    private static final ResponseException TRAILERS =
            new ResponseException(Kind.TRAILER_SECTION_SIZE, OriginError.TRAILER_SIZE);

    private final ResponseLimits limits;
    private final LineEnds lines = new LineEnds();
    private Next next = Next.SIZE;
    private long left;
    private int trailerBytes;
    private int trailers;

    private enum Next {
        SIZE,
        DATA,
        DATA_END,
        TRAILERS,
        NOTHING
    }

    ChunkReader(ResponseLimits limits) {
        this.limits = limits;
    }

    /** A chunked body begins. */
    void begin() {
        next = Next.SIZE;
        trailerBytes = 0;
        trailers = 0;
    }

    /** Parses up to the next data; returns the number of its bytes to read before the next call, 0 for none yet. */
    int read(ByteBuf in) {
        while (true) {
            if (next == Next.DATA && left > 0) {
                var now = (int) Math.min(left, in.readableBytes());
                left -= now;
                return now;
            }
            if (next == Next.DATA) {
                next = Next.DATA_END;
            }
            if (next == Next.NOTHING || !readFrame(in)) {
                return 0;
            }
        }
    }

    /** Whether the whole body was read. */
    boolean isEnded() {
        return next == Next.NOTHING;
    }

    private boolean readFrame(ByteBuf in) {
        return switch (next) {
            case SIZE -> readSize(in);
            case DATA_END -> readDataEnd(in);
            default -> readTrailer(in);
        };
    }

    private boolean readSize(ByteBuf in) {
        var lf = lines.next(in);
        if ((lf < 0 ? in.readableBytes() : lf - in.readerIndex()) > MAX_LINE) {
            throw SIZE;
        }
        if (lf < 0) {
            return false;
        }
        left = size(in, in.readerIndex(), lf);
        in.readerIndex(lf + 1);
        next = left == 0 ? Next.TRAILERS : Next.DATA;
        return true;
    }

    private boolean readDataEnd(ByteBuf in) {
        if (in.isReadable() && in.getByte(in.readerIndex()) != '\r') {
            throw END;
        }
        if (in.readableBytes() < 2) {
            return false;
        }
        if (in.readShort() != 0x0d0a) {
            throw END;
        }
        next = Next.SIZE;
        return true;
    }

    private boolean readTrailer(ByteBuf in) {
        var lf = lines.next(in);
        var bytes = lf < 0 ? in.readableBytes() : lf + 1 - in.readerIndex();
        if (trailerBytes + bytes > limits.maxHeadBytes()) {
            throw TRAILERS;
        }
        if (lf < 0) {
            return false;
        }
        trailerBytes += bytes;
        trailer(in, in.readerIndex(), lf);
        in.readerIndex(lf + 1);
        return true;
    }

    private void trailer(ByteBuf in, int from, int lf) {
        if (!LineEnds.isCrLf(in, lf)) {
            throw END;
        }
        if (lf - 1 == from) {
            next = Next.NOTHING;
            return;
        }
        if (++trailers > limits.maxFields()) {
            throw TRAILERS;
        }
        FieldLine.check(Octets.of(in, from, lf - 1));
    }

    private static long size(ByteBuf in, int from, int lf) {
        var size = 0L;
        var at = from;
        for (var digit = digit(in, at); digit >= 0; digit = digit(in, ++at)) {
            size = 16 * size + digit;
            if (at - from >= MAX_DIGITS) {
                throw SIZE;
            }
        }
        if (at == from || !LineEnds.isCrLf(in, lf) || !isExtension(in, at, lf - 1)) {
            throw SIZE;
        }
        return size;
    }

    private static int digit(ByteBuf in, int at) {
        return Characters.hexDigit(in.getUnsignedByte(at));
    }

    /** Whether the rest of the line is empty or begins with a semicolon. */
    private static boolean isExtension(ByteBuf in, int from, int end) {
        if (from == end) {
            return true;
        }
        var octets = Octets.of(in, from, end);
        var at = Octets.skipBlanks(octets, 0, octets.length);
        return at < octets.length && octets[at] == ';' && Octets.isText(octets, at, octets.length);
    }
}
