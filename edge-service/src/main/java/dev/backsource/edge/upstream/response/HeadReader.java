package dev.backsource.edge.upstream.response;

import dev.backsource.edge.upstream.response.ResponseException.Kind;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Reads status line and fields, of interim responses and of the one that follows them. */
final class HeadReader {
    private static final ResponseException LINE_END =
            ResponseException.malformed("a line of its head does not end by CRLF");
    private static final ResponseException TOO_LARGE =
            new ResponseException(Kind.HEADER_SECTION_SIZE, "its header section is too large");
    private static final ResponseException TOO_MANY =
            new ResponseException(Kind.HEADER_SECTION_SIZE, "its header section has too many fields");

    private final ResponseLimits limits;
    private final LineEnds lines = new LineEnds();
    private int bytes;
    private @Nullable StatusLine status;
    private HeadFields fields = new HeadFields();

    HeadReader(ResponseLimits limits) {
        this.limits = limits;
    }

    /** A new request has left; its response may cost what any may. To be called between heads. */
    void begin() {
        bytes = 0;
    }

    /** Whether nothing of a head has come since the last one. */
    boolean isBefore() {
        return status == null;
    }

    /** Reads on; true once {@link #status} and {@link #fields} are whole. */
    boolean read(ByteBuf in) {
        var known = KnownLines.ofLoop();
        while (true) {
            var lf = lines.next(in);
            if (lf == LineEnds.NOT_YET) {
                waitForMore(in);
                return false;
            }
            if (!LineEnds.isCrLf(in, lf)) {
                throw badLineEnd(in);
            }
            var from = in.readerIndex();
            count(lf + 1 - from);
            in.readerIndex(lf + 1);
            if (status != null && lf - 1 == from) {
                return true;
            }
            line(in, from, lf - 1, known);
        }
    }

    private void line(ByteBuf in, int from, int end, KnownLines known) {
        if (status == null) {
            status = known.status().read(in, from, end);
            return;
        }
        if (fields.count() >= limits.maxFields()) {
            throw TOO_MANY;
        }
        fields.add(known.fields().read(in, from, end));
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

    /** The head was taken; another may follow. */
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
