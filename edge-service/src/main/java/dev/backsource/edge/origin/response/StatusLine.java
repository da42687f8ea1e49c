package dev.backsource.edge.origin.response;

import io.netty.buffer.ByteBuf;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/**
 * The first line of a response (RFC 9112 §4). A later minor version is taken as 1.1 (RFC 9110 §2.5); the reason phrase may
 * lack, even with the space before it.
 */
record StatusLine(int status, HttpVersion version) {
    private static final byte[] NAME = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = NAME.length + 2;
    private static final int LENGTH = STATUS_AT + 3;
    private static final ResponseException NOT_HTTP =
            ResponseException.malformed("it does not begin with the status line of HTTP/1");
    private static final ResponseException STATUS =
            ResponseException.malformed("its status code is not one of 100 to 599");
    private static final ResponseException REASON =
            ResponseException.malformed("its status line holds what it must not");

    /** Of the line from {@code from} up to before {@code end}. */
    static StatusLine parse(ByteBuf in, int from, int end) {
        if (!isBegun(in, from, end) || end - from < STATUS_AT) {
            throw NOT_HTTP;
        }
        var minor = in.getByte(from + NAME.length);
        if (minor < '0' || minor > '9' || in.getByte(from + NAME.length + 1) != ' ') {
            throw NOT_HTTP;
        }
        if (end - from > LENGTH && in.getByte(from + LENGTH) != ' ') {
            throw STATUS;
        }
        if (!Octets.isText(in, from, end)) {
            throw REASON;
        }
        return new StatusLine(status(in, from, end), minor == '0' ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1);
    }

    /** Whether what there is of the line begins as one: told before the line is whole, so that nobody waits for it. */
    static void check(ByteBuf in) {
        if (!isBegun(in, in.readerIndex(), in.writerIndex())) {
            throw NOT_HTTP;
        }
    }

    private static boolean isBegun(ByteBuf in, int from, int end) {
        var known = Math.min(NAME.length, end - from);
        for (var i = 0; i < known; i++) {
            if (in.getByte(from + i) != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private static int status(ByteBuf in, int from, int end) {
        if (end - from < LENGTH) {
            throw STATUS;
        }
        var status = 0;
        for (var i = from + STATUS_AT; i < from + LENGTH; i++) {
            var digit = in.getByte(i) - '0';
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
