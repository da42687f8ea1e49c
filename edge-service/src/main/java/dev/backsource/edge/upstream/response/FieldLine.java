package dev.backsource.edge.upstream.response;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;

/** One field of a header or trailer section (RFC 9112 §5). */
record FieldLine(AsciiString name, AsciiString value) {
    private static final ResponseException FOLDED = ResponseException.malformed("a field is folded over lines");
    private static final ResponseException NO_COLON = ResponseException.malformed("a field has no colon");
    private static final ResponseException NAME = ResponseException.malformed("the name of a field is not a token");
    private static final ResponseException VALUE =
            ResponseException.malformed("the value of a field holds a control character");

    /** Reads {@code line}, whose array is kept. */
    static FieldLine parse(byte[] line) {
        var colon = check(line);
        var start = Octets.skipBlanks(line, colon + 1, line.length);
        var end = Octets.trimBlanks(line, start, line.length);
        return new FieldLine(new AsciiString(line, 0, colon, false), new AsciiString(line, start, end - start, false));
    }

    void addTo(MultiMap fields) {
        fields.add(name, (CharSequence) value);
    }

    /** The index of its colon; throws when it is not a field. */
    static int check(byte[] line) {
        if (Octets.isBlank(line[0])) {
            throw FOLDED;
        }
        var colon = 0;
        while (colon < line.length && line[colon] != ':') {
            colon++;
        }
        if (colon == line.length) {
            throw NO_COLON;
        }
        if (!Octets.isToken(line, 0, colon)) {
            throw NAME;
        }
        if (!Octets.isText(line, colon + 1, line.length)) {
            throw VALUE;
        }
        return colon;
    }
}
