package dev.backsource.edge.upstream.response;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.upstream.response.ResponseException.Kind;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** The parser of status line and fields, for interim and final responses. */
final class HeadReader {
    private static final ResponseException LINE_END = ResponseException.malformed(OriginError.LINE_END);
    private static final ResponseException TOO_LARGE =
            new ResponseException(Kind.HEADER_SECTION_SIZE, OriginError.HEADER_SIZE);
    private static final ResponseException TOO_MANY =
            new ResponseException(Kind.HEADER_SECTION_SIZE, OriginError.FIELDS);

    private final ResponseLimits limits;
    private final LineEnds lines = new LineEnds();
    private int bytes;
    private @Nullable StatusLine status;
    private HeadFields fields = new HeadFields();

    HeadReader(ResponseLimits limits) {
        this.limits = limits;
    }

    /** A new request has left: the limits apply anew to its response. To be called between heads. */
    void begin() {
        bytes = 0;
    }

    /** Whether no status line has been read since the last head. */
    boolean isBefore() {
        return status == null;
    }

    /** Continues reading; true once {@link #status} and {@link #fields} are complete. */
    boolean read(ByteBuf in) {
        var known = KnownLines.ofLoop();
        var window = known.window();
        window.fill(in);
        while (true) {
            var lf = window.lineEnd();
            if (lf != LineEnds.NOT_YET) {
                if (isEnd(in, window.bytes(), window.from(), lf, known)) {
                    return true;
                }
                window.from(lf + 1);
            } else if (!window.isFull() || (window.from() == 0 && !readLong(in, known))) {
                waitForMore(in);
                return false;
            } else {
                window.fill(in);
            }
        }
    }

    /** Reads a line that is longer than the window; false while it is incomplete. */
    private boolean readLong(ByteBuf in, KnownLines known) {
        var lf = lines.next(in);
        if (lf == LineEnds.NOT_YET) {
            return false;
        }
        var line = Octets.of(in, in.readerIndex(), lf + 1);
        isEnd(in, line, 0, line.length - 1, known);
        return true;
    }

    /**
     * Reads the next line of {@code in}; returns whether it ends the head.
     *
     * @param octets hold the line from {@code from} on up to its LF at {@code lf}
     */
    private boolean isEnd(ByteBuf in, byte[] octets, int from, int lf, KnownLines known) {
        if (lf == from || octets[lf - 1] != '\r') {
            throw badLineEnd(in);
        }
        var size = lf + 1 - from;
        count(size);
        in.skipBytes(size);
        if (status == null) {
            status = known.status().read(octets, from, lf - 1);
            return false;
        }
        if (lf - 1 == from) {
            return true;
        }
        if (fields.count() >= limits.maxFields()) {
            throw TOO_MANY;
        }
        fields.add(known.fields().read(octets, from, lf - 1));
        return false;
    }

    StatusLine status() {
        if (status == null) {
            throw new IllegalStateException("no head was read");
        }
        return status;
    }

    HeadFields fields() {
        return fields;
    }

    /** Clears the head after its use; another may follow. */
    void next() {
        status = null;
        fields = new HeadFields();
    }

    private void waitForMore(ByteBuf in) {
        if (status == null) {
            StatusLine.check(in);
        }
        if (bytes + in.readableBytes() > limits.maxHeadBytes()) {
            throw TOO_LARGE;
        }
    }

    private void count(int more) {
        bytes += more;
        if (bytes > limits.maxHeadBytes()) {
            throw TOO_LARGE;
        }
    }

    private ResponseException badLineEnd(ByteBuf in) {
        if (status == null) {
            StatusLine.check(in);
        }
        return LINE_END;
    }
}
