package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.Tokens;

/** Writes a member of Cache-Status as a structured item (RFC 9211 §2, RFC 9651 §4.1). */
final class CacheStatusText {
    private CacheStatusText() {}

    static String of(CacheStatus status, String cacheName) {
        var text = new StringBuilder();
        appendTokenOrString(text, cacheName);
        var reason = status.forwarded();
        text.append(reason == null ? "; hit" : "; fwd=").append(reason == null ? "" : reason.token());
        if (status.forwardedStatus() != 0) {
            text.append("; fwd-status=").append(status.forwardedStatus());
        }
        if (status.ttl() != CacheStatus.NO_TTL) {
            text.append("; ttl=").append(status.ttl());
        }
        text.append(status.stored() ? "; stored" : "").append(status.collapsed() ? "; collapsed" : "");
        return text.toString();
    }

    private static void appendTokenOrString(StringBuilder text, String value) {
        if (Tokens.isToken(value) && Tokens.isAlpha(value.charAt(0))) {
            text.append(value);
        } else {
            appendString(text, value);
        }
    }

    /** In quotes; what a string can't hold (RFC 9651 §3.3.3) is a question mark. */
    private static void appendString(StringBuilder text, String value) {
        text.append('"');
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            text.append(c == '"' || c == '\\' ? "\\" : "").append(c < ' ' || c > '~' ? '?' : c);
        }
        text.append('"');
    }
}
