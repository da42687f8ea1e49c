package dev.backsource.edge.cache.rules.syntax;

/** Percent-encoded octets of a target: {@code %c3} and {@code %C3} are the same (RFC 3986 §6.2.2.1). */
public final class PercentEncoding {
    private static final int LENGTH = 3;

    private PercentEncoding() {}

    /** {@code target} with upper-case digits in all of them; itself, and nothing allocated, when it has no others. */
    public static String normalised(String target) {
        for (var at = target.indexOf('%'); at >= 0; at = target.indexOf('%', at + 1)) {
            if (isOctet(target, at) && hasLowerCase(target, at)) {
                return upperCased(target, at);
            }
        }
        return target;
    }

    private static String upperCased(String target, int from) {
        var text = target.toCharArray();
        for (var at = from; at >= 0; at = target.indexOf('%', at + 1)) {
            if (isOctet(target, at)) {
                text[at + 1] = upperCase(text[at + 1]);
                text[at + 2] = upperCase(text[at + 2]);
            }
        }
        return new String(text);
    }

    private static boolean isOctet(String target, int at) {
        return at + LENGTH <= target.length() && isDigit(target.charAt(at + 1)) && isDigit(target.charAt(at + 2));
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
