package dev.backsource.edge.proxy.request;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The normal form of a client's host, by which routes are found. */
final class HostName {
    private static final int MAX_LENGTH = 255;

    private HostName() {}

    /**
     * The host of {@code authority} (RFC 3986 §3.2: host and optional port) in lower case, without port and trailing
     * dot; null when it is missing or not valid. A host already in that form is returned as it is.
     */
    static @Nullable String of(@Nullable String authority) {
        if (authority == null || authority.isEmpty() || authority.length() > MAX_LENGTH) {
            return null;
        }
        return authority.charAt(0) == '[' ? literal(authority) : name(authority);
    }

    private static @Nullable String name(String authority) {
        var upper = false;
        var end = authority.length();
        for (var i = 0; i < end; i++) {
            var c = authority.charAt(i);
            if (c == ':') {
                end = isPort(authority, i + 1) ? i : 0;
            } else if (c >= 'A' && c <= 'Z') {
                upper = true;
            } else if (!isNameCharacter(c)) {
                return null;
            }
        }
        return end == 0 ? null : withoutDot(upper ? authority.toLowerCase(Locale.ROOT) : authority, end);
    }

    private static @Nullable String withoutDot(String name, int end) {
        var length = name.charAt(end - 1) == '.' ? end - 1 : end;
        return length == 0 ? null : name.substring(0, length);
    }

    /** An IP literal in brackets; never a domain, but a valid host (RFC 3986 §3.2.2). */
    private static @Nullable String literal(String authority) {
        var end = authority.indexOf(']');
        var valid = end > 1
                && (end + 1 == authority.length() || (authority.charAt(end + 1) == ':' && isPort(authority, end + 2)))
                && authority.chars().skip(1).limit(end - 1L).allMatch(HostName::isLiteralCharacter);
        return valid ? authority.substring(1, end).toLowerCase(Locale.ROOT) : null;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    }

    private static boolean isLiteralCharacter(int c) {
        return c == ':' || c == '.' || Character.digit(c, 16) >= 0;
    }

    /** Digits only, perhaps none (RFC 3986 §3.2.3). */
    private static boolean isPort(String authority, int from) {
        for (var i = from; i < authority.length(); i++) {
            if (authority.charAt(i) < '0' || authority.charAt(i) > '9') {
                return false;
            }
        }
        return authority.length() - from <= 5;
    }
}
