package dev.backsource.policy.url;

/** Percent-encoded octets of a request target, and the characters that need no encoding in one (RFC 3986 §2, §3.3, §3.4). */
final class Octet {
    /** The length of a percent sign and two digits. */
    static final int LENGTH = 3;

    private static final String DIGITS = "0123456789ABCDEF";
    private static final byte PLAIN = 1;
    private static final byte UNRESERVED = 2;
    private static final byte[] KINDS = kinds();

    private Octet() {}

    private static byte[] kinds() {
        var kinds = new byte[128];
        for (var c = 0; c < kinds.length; c++) {
            var letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || "-._~".indexOf(c) >= 0) {
                kinds[c] = PLAIN | UNRESERVED;
            } else if ("!$&'()*+,;=:@/?".indexOf(c) >= 0) {
                kinds[c] = PLAIN;
            }
        }
        return kinds;
    }

    /** Whether {@code c} needs no encoding in a path or query. */
    static boolean isPlain(char c) {
        return c < KINDS.length && (KINDS[c] & PLAIN) != 0;
    }

    /** Whether {@code c} is unreserved: encoding it changes nothing (RFC 3986 §2.3). */
    static boolean isUnreserved(int c) {
        return c < KINDS.length && (KINDS[c] & UNRESERVED) != 0;
    }

    /** The octet that is encoded at {@code at}; negative when none is. */
    static int at(CharSequence text, int at) {
        if (text.charAt(at) != '%' || at + LENGTH > text.length()) {
            return -1;
        }
        var high = digit(text.charAt(at + 1));
        var low = digit(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Whether the digits of the octet at {@code at} are in upper case. */
    static boolean isUpperCase(CharSequence text, int at) {
        return text.charAt(at + 1) < 'a' && text.charAt(at + 2) < 'a';
    }

    static void encode(int octet, StringBuilder to) {
        to.append('%').append(DIGITS.charAt(octet >> 4)).append(DIGITS.charAt(octet & 15));
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        var lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
