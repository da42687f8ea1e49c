package dev.backsource.edge.proxy.request;

import dev.backsource.edge.transport.Characters;
import org.jspecify.annotations.Nullable;

/**
 * Paths and queries as origins get them: made of the characters of RFC 3986 §3.3 and §3.4 only. What browsers leave as it is
 * all the same, such as brackets, is percent-encoded, and so is a percent sign in a query that encodes nothing. What could be
 * read in two ways is refused: a fragment, which is no part of a target (RFC 9110 §7.1), and a percent sign in a path that
 * encodes nothing.
 */
final class RequestTarget {
    private static final String HEX = "0123456789ABCDEF";

    private RequestTarget() {}

    /** {@code raw} itself when there is nothing to change; null when it is to be refused. */
    static @Nullable String of(String raw) {
        for (var i = 0; i < raw.length(); i++) {
            if (!Characters.isOfTarget(raw.charAt(i)) && !isEncoded(raw, i)) {
                return encoded(raw, i);
            }
        }
        return raw;
    }

    private static @Nullable String encoded(String raw, int from) {
        var text = new StringBuilder(raw.length() + 16).append(raw, 0, from);
        var inQuery = raw.indexOf('?') >= 0 && raw.indexOf('?') < from;
        for (var i = from; i < raw.length(); i++) {
            var c = raw.charAt(i);
            inQuery |= c == '?';
            if (Characters.isOfTarget(c) || isEncoded(raw, i)) {
                text.append(c);
            } else if (c > ' ' && c < 0x7f && c != '#' && (c != '%' || inQuery)) {
                text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                return null;
            }
        }
        return text.toString();
    }

    private static boolean isEncoded(String raw, int at) {
        return raw.charAt(at) == '%'
                && at + 2 < raw.length()
                && Characters.hexDigit(raw.charAt(at + 1)) >= 0
                && Characters.hexDigit(raw.charAt(at + 2)) >= 0;
    }
}
