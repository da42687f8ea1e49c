package dev.backsource.edge.upstream.response;

import dev.backsource.edge.error.OriginError;
import io.netty.buffer.ByteBuf;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first line of a response (RFC 9112 §4). A later minor version counts as 1.1 (RFC 9110 §2.5); the reason phrase may
 * be missing, even with the space before it.
 */
record StatusLine(int status, HttpVersion version) {
    private static final byte[] NAME = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = NAME.length + 2;
    private static final int LENGTH = STATUS_AT + 3;
    private static final ResponseException NOT_HTTP = ResponseException.malformed(OriginError.NO_STATUS_LINE);
    private static final ResponseException STATUS = ResponseException.malformed(OriginError.STATUS_CODE);
    private static final ResponseException REASON = ResponseException.malformed(OriginError.STATUS_LINE);

    static StatusLine parse(byte[] line) {
        if (!isBegun(line) || line.length < STATUS_AT) {
            throw NOT_HTTP;
        }
        var minor = line[NAME.length];
        if (minor < '0' || minor > '9' || line[NAME.length + 1] != ' ') {
            throw NOT_HTTP;
        }
        if (line.length > LENGTH && line[LENGTH] != ' ') {
            throw STATUS;
        }
        if (!Octets.isText(line, 0, line.length)) {
            throw REASON;
        }
        return new StatusLine(status(line), minor == '0' ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1);
    }

    /** Checks that an incomplete line begins as a status line, so that a failure doesn't wait for the rest; throws otherwise. */
    static void check(ByteBuf in) {
        var end = Math.min(in.writerIndex(), in.readerIndex() + NAME.length);
        if (!isBegun(Octets.of(in, in.readerIndex(), end))) {
            throw NOT_HTTP;
        }
    }

    private static boolean isBegun(byte[] line) {
        var known = Math.min(NAME.length, line.length);
        return Arrays.equals(line, 0, known, NAME, 0, known);
    }

    private static int status(byte[] line) {
        if (line.length < LENGTH) {
            throw STATUS;
        }
        var status = 0;
        for (var i = STATUS_AT; i < LENGTH; i++) {
            var digit = line[i] - '0';
            if (digit < 0 || digit > 9) {
                throw STATUS;
            }
            status = 10 * status + digit;
        }
        if (status < 100 || status > 599) {
            throw STATUS;
        }
        return status;
    }
}
