package dev.backsource.edge.cache.rules.syntax;

/**
 * Normalises the percent-encoding of targets. Different spellings can mean the same: {@code %c3} and {@code %C3} (RFC
 * 3986 §6.2.2.1), {@code %7E} and {@code ~} (§6.2.2.2). Only unreserved characters are decoded, and only once: {@code
 * %2F} doesn't become a slash, nor {@code %2541} first {@code %41} and then {@code A}.
 */
public final class PercentEncoding {
    private static final int LENGTH = 3;

    private PercentEncoding() {}

    /**
     * {@code target} with unreserved characters decoded and with upper-case digits in the remaining encoded octets.
     * When there is nothing to change, it is returned as it is and nothing is allocated. A target with an invalid
     * percent sign, which edges refuse, is not decoded: a decoded character might become part of an octet.
     */
    public static String normalised(String target) {
        var at = target.indexOf('%');
        if (at < 0) {
            return target;
        }
        var whole = isWhole(target, at);
        for (; at >= 0; at = target.indexOf('%', at + 1)) {
            if (isOctet(target, at) && (hasLowerCase(target, at) || (whole && isUnreserved(octet(target, at))))) {
                return normalised(target, at, whole);
            }
        }
        return target;
    }

    private static String normalised(String target, int from, boolean decode) {
        var text = new StringBuilder(target.length()).append(target, 0, from);
        for (var at = from; at < target.length(); at++) {
            if (!isOctet(target, at)) {
                text.append(target.charAt(at));
                continue;
            }
            var octet = octet(target, at);
            if (decode && isUnreserved(octet)) {
                text.append(octet);
            } else {
                text.append('%').append(upperCase(target.charAt(at + 1))).append(upperCase(target.charAt(at + 2)));
            }
            at += LENGTH - 1;
        }
        return text.toString();
    }

    private static boolean isWhole(String target, int from) {
        for (var at = from; at >= 0; at = target.indexOf('%', at + 1)) {
            if (!isOctet(target, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOctet(String target, int at) {
        return target.charAt(at) == '%'
                && at + LENGTH <= target.length()
                && isDigit(target.charAt(at + 1))
                && isDigit(target.charAt(at + 2));
    }

    private static char octet(String target, int at) {
        return (char) (Character.digit(target.charAt(at + 1), 16) << 4 | Character.digit(target.charAt(at + 2), 16));
    }

    /** Whether {@code c} is unreserved (RFC 3986 §2.3). */
    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    private static boolean isDigit(char c) {
        return Tokens.isDigit(c) || (c >= 'A' && c <= 'F') || isLowerCase(c);
    }

    private static boolean hasLowerCase(String target, int at) {
        return isLowerCase(target.charAt(at + 1)) || isLowerCase(target.charAt(at + 2));
    }

    private static boolean isLowerCase(char c) {
        return c >= 'a' && c <= 'f';
    }

    private static char upperCase(char c) {
        return isLowerCase(c) ? (char) (c - 'a' + 'A') : c;
    }
}
