package dev.backsource.edge.upstream.response;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.transport.HeaderMaps;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpHeaders;

/**
 * One field of a header or trailer section (RFC 9112 §5).
 *
 * @param role in the framing of the message
 */
record FieldLine(AsciiString name, AsciiString value, Role role) {
    private static final ResponseException FOLDED = ResponseException.malformed(OriginError.FOLDED_FIELD);
    private static final ResponseException NO_COLON = ResponseException.malformed(OriginError.NO_COLON);
    private static final ResponseException NAME = ResponseException.malformed(OriginError.FIELD_NAME);
    private static final ResponseException VALUE = ResponseException.malformed(OriginError.FIELD_VALUE);

    /** The role of a field in finding the end of the message and of the connection. */
    enum Role {
        LENGTH,
        CODING,
        /** Of a Connection with the option {@code close} among others. */
        CLOSE,
        /** Of a Connection with the option {@code keep-alive} but not {@code close}. */
        KEEP_ALIVE,
        NONE;

        private static Role of(AsciiString name, AsciiString value) {
            return switch (name.length()) {
                case 10 -> name.contentEqualsIgnoreCase(HttpHeaders.CONNECTION) ? ofConnection(value) : NONE;
                case 14 -> name.contentEqualsIgnoreCase(HttpHeaders.CONTENT_LENGTH) ? LENGTH : NONE;
                case 17 -> name.contentEqualsIgnoreCase(HttpHeaders.TRANSFER_ENCODING) ? CODING : NONE;
                default -> NONE;
            };
        }

        private static Role ofConnection(AsciiString value) {
            if (HeaderMaps.lists(value, "close")) {
                return CLOSE;
            }
            return HeaderMaps.lists(value, "keep-alive") ? KEEP_ALIVE : NONE;
        }
    }

    /** Parses {@code line}, and keeps the array. */
    static FieldLine parse(byte[] line) {
        var colon = check(line);
        var start = Octets.skipBlanks(line, colon + 1, line.length);
        var end = Octets.trimBlanks(line, start, line.length);
        var name = new AsciiString(line, 0, colon, false);
        var value = new AsciiString(line, start, end - start, false);
        return new FieldLine(name, value, Role.of(name, value));
    }

    /** The index of the line's colon; throws when the line is not a field. */
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
