package dev.backsource.edge.transport;

import io.netty.util.AsciiString;

/**
 * The characters allowed in the parts of a message. Each check is a look-up in a table, since it is made for most bytes
 * of a request.
 */
public final class Characters {
    private static final byte TOKEN = 1;
    private static final byte VALUE = 2;
    private static final byte[] KINDS = kinds();

    private Characters() {}

    private static byte[] kinds() {
        var kinds = new byte[256];
        for (var c = 0; c < 256; c++) {
            var letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            var visible = c > ' ' && c < 0x7f;
            if (letter || isIn("!#$%&'*+-.^_`|~", c)) {
                kinds[c] |= TOKEN;
            }
            if (visible || c >= 0x80 || c == ' ' || c == '\t') {
                kinds[c] |= VALUE;
            }
        }
        return kinds;
    }

    private static boolean isIn(String set, int c) {
        return set.indexOf(c) >= 0;
    }

    private static boolean is(char c, byte kind) {
        return c < 256 && (KINDS[c] & kind) != 0;
    }

    /** Whether {@code text} is a token (RFC 9110 §5.6.2), such as a method or a field name. */
    public static boolean isToken(CharSequence text) {
        for (var i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i), TOKEN)) {
                return false;
            }
        }
        return text.length() > 0;
    }

    /**
     * Whether {@code text} is a valid field value (RFC 9110 §5.5, RFC 9113 §8.2.1): visible characters and those beyond
     * ASCII, with whitespace only between them.
     */
    public static boolean isFieldValue(CharSequence text) {
        var length = text.length();
        if (length == 0) {
            return true;
        }
        if (isBlank(text.charAt(0)) || isBlank(text.charAt(length - 1))) {
            return false;
        }
        return text instanceof AsciiString ascii ? areOfValue(ascii) : areOfValue(text);
    }

    private static boolean areOfValue(AsciiString text) {
        var bytes = text.array();
        var end = text.arrayOffset() + text.length();
        for (var i = text.arrayOffset(); i < end; i++) {
            if (!isOfFieldValue(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean areOfValue(CharSequence text) {
        for (var i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i), VALUE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Whether {@code octet} may be part of a token (RFC 9110 §5.6.2). */
    public static boolean isOfToken(byte octet) {
        return (KINDS[octet & 0xff] & TOKEN) != 0;
    }

    /** Whether {@code octet} may be part of a field value, including whitespace. */
    public static boolean isOfFieldValue(byte octet) {
        return (KINDS[octet & 0xff] & VALUE) != 0;
    }

    /** The value of a hexadecimal digit in either case; negative for any other character. */
    public static int hexDigit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        var lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
