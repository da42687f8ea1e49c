package dev.backsource.edge.transport.http2;

import dev.backsource.edge.transport.Characters;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * The check for malformed field sections of requests (RFC 9113 §8.1.1): a value that HTTP/1.1 couldn't carry (§8.2.1),
 * and pseudo-header fields that are unknown in requests, repeated or invalid (§8.3.1). Netty has checked names, order
 * and connection-specific fields (§8.2.2) while decoding. Vert.x checks that mandatory fields are present and that
 * {@code :authority} and Host agree.
 */
final class FieldSection {
    private static final String VALUE = "control character, or leading or trailing blank, in a field value";
    private static final String UNKNOWN = "pseudo-header field not allowed in a request";
    private static final String REPEATED = "repeated pseudo-header field";
    private static final String HOSTS = "more than one Host field";
    private static final String METHOD = "invalid method: not a token";
    private static final String SCHEME = "invalid scheme: neither http nor https";
    private static final String PATH = "invalid path: neither absolute nor OPTIONS *";

    private static final AsciiString HOST = AsciiString.cached("host");

    private FieldSection() {}

    /** The problem with {@code fields}; null when there is none. */
    static @Nullable String problem(Http2Headers fields) {
        var seen = 0;
        for (var field : fields) {
            var name = field.getKey();
            if (!Characters.isFieldValue(field.getValue())) {
                return VALUE;
            }
            var bit = name.length() > 0 && name.charAt(0) == ':' ? pseudoHeader(name) : host(name);
            if (bit < 0) {
                return UNKNOWN;
            }
            if ((seen & bit) != 0) {
                return bit == 1 ? HOSTS : REPEATED;
            }
            seen |= bit;
        }
        return requestLine(fields);
    }

    /** A bit for each pseudo-header field of requests; negative for any other. */
    private static int pseudoHeader(CharSequence name) {
        var known = Http2Headers.PseudoHeaderName.getPseudoHeader(name);
        if (known == null) {
            return -1;
        }
        return switch (known) {
            case METHOD, SCHEME, AUTHORITY, PATH -> 2 << known.ordinal();
            case STATUS, PROTOCOL -> -1;
        };
    }

    private static int host(CharSequence name) {
        return name.length() == 4 && HOST.contentEquals(name) ? 1 : 0;
    }

    private static @Nullable String requestLine(Http2Headers fields) {
        var method = fields.method();
        if (method != null && !Characters.isToken(method)) {
            return METHOD;
        }
        var scheme = fields.scheme();
        if (scheme != null
                && !AsciiString.contentEqualsIgnoreCase(scheme, "https")
                && !AsciiString.contentEqualsIgnoreCase(scheme, "http")) {
            return SCHEME;
        }
        var path = fields.path();
        return path == null || path.length() == 0 || path.charAt(0) == '/' || isOfOptions(path, method) ? null : PATH;
    }

    private static boolean isOfOptions(CharSequence path, @Nullable CharSequence method) {
        return path.length() == 1
                && path.charAt(0) == '*'
                && method != null
                && AsciiString.contentEquals("OPTIONS", method);
    }
}
