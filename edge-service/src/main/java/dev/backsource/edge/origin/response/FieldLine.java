package dev.backsource.edge.origin.response;

import io.netty.buffer.ByteBuf;
import io.netty.util.AsciiString;
import io.vertx.core.http.impl.headers.HeadersMultiMap;

/** One field of a header or trailer section (RFC 9112 §5). */
final class FieldLine {
    private static final ResponseException FOLDED = ResponseException.malformed("a field is folded over lines");
    private static final ResponseException NO_COLON = ResponseException.malformed("a field has no colon");
    private static final ResponseException NAME = ResponseException.malformed("the name of a field is not a token");
    private static final ResponseException VALUE =
            ResponseException.malformed("the value of a field holds a control character");

    private FieldLine() {}

    /** Reads the line from {@code from} up to before {@code end} into {@code to}. */
    static void read(ByteBuf in, int from, int end, HeadersMultiMap to) {
        var colon = check(in, from, end);
        var start = Octets.skipBlanks(in, colon + 1, end);
        to.add(text(in, from, colon), text(in, start, Octets.trimBlanks(in, start, end)));
    }

    /** The index of its colon; throws when it is not a field. */
    static int check(ByteBuf in, int from, int end) {
        if (Octets.isBlank(in.getByte(from))) {
            throw FOLDED;
        }
        var colon = in.indexOf(from, end, (byte) ':');
        if (colon < 0) {
            throw NO_COLON;
        }
        if (!Octets.isToken(in, from, colon)) {
            throw NAME;
        }
        if (!Octets.isText(in, colon + 1, end)) {
            throw VALUE;
        }
        return colon;
    }

    private static CharSequence text(ByteBuf in, int from, int end) {
        var bytes = new byte[end - from];
        in.getBytes(from, bytes);
        return new AsciiString(bytes, false);
    }
}
