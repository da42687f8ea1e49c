package dev.backsource.edge.http.fields;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import io.netty.util.AsciiString;
import java.util.List;

/** The names of header fields that are not forwarded. Compares lengths first, since each field of each message is looked up. */
public final class HeaderNames {
    public static final CharSequence VIA = createOptimized("via");
    public static final CharSequence X_FORWARDED_FOR = createOptimized("x-forwarded-for");
    public static final CharSequence X_FORWARDED_PROTO = createOptimized("x-forwarded-proto");
    public static final CharSequence X_FORWARDED_HOST = createOptimized("x-forwarded-host");
    public static final CharSequence FORWARDED = createOptimized("forwarded");
    public static final CharSequence CDN_LOOP = createOptimized("cdn-loop");
    public static final CharSequence PROXY_STATUS = createOptimized("proxy-status");
    public static final CharSequence RETRY_AFTER = createOptimized("retry-after");
    public static final CharSequence STRICT_TRANSPORT_SECURITY = createOptimized("strict-transport-security");

    /** The fields of range requests and conditional requests (RFC 9110 §13.1, §14.2). */
    private static final List<CharSequence> OF_CONDITIONS = List.of(
            createOptimized("if-none-match"),
            createOptimized("if-modified-since"),
            createOptimized("if-match"),
            createOptimized("if-unmodified-since"),
            createOptimized("if-range"),
            createOptimized("range"));

    private HeaderNames() {}

    /** Hop-by-hop fields (RFC 9110 §7.6.1), besides those that Connection names. */
    public static boolean isHopByHop(CharSequence name) {
        return switch (name.length()) {
            case 2 -> is(name, "te");
            case 7 -> is(name, "trailer") || is(name, "upgrade");
            case 10 -> is(name, "connection") || is(name, "keep-alive");
            case 14 -> is(name, "http2-settings");
            case 16 -> is(name, "proxy-connection");
            case 17 -> is(name, "transfer-encoding");
            case 18 -> is(name, "proxy-authenticate");
            case 19 -> is(name, "proxy-authorization");
            default -> false;
        };
    }

    /** Request fields that the edge sets itself; clients' values are not trusted. */
    public static boolean isReplaced(CharSequence name) {
        return switch (name.length()) {
            case 4 -> is(name, "host");
            case 9 -> is(name, "forwarded");
            case 15 -> is(name, "x-forwarded-for");
            case 16 -> is(name, "x-forwarded-host");
            case 17 -> is(name, "x-forwarded-proto");
            default -> false;
        };
    }

    /** Request fields that are modified in forwarding, in addition to the replaced ones. */
    static boolean isWritten(CharSequence name) {
        return is(name, "via") || is(name, "cdn-loop") || is(name, "cookie") || isOfConditions(name);
    }

    /** The fields of range requests and conditional requests. */
    static boolean isOfConditions(CharSequence name) {
        for (var condition : OF_CONDITIONS) {
            if (AsciiString.contentEqualsIgnoreCase(name, condition)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fields that applications may mistake for one that the edge sets, reads or removes (see {@link CgiFieldName}); and
     * Proxy, which CGI treats as one of its variables.
     */
    static boolean isDisguised(CharSequence name) {
        if (is(name, "proxy")) {
            return true;
        }
        if (!CgiFieldName.isJoinedOddly(name)) {
            return false;
        }
        var meant = CgiFieldName.of(name);
        return isHopByHop(meant)
                || isReplaced(meant)
                || OverrideFields.areKnown(meant)
                || OverrideFields.isOverride(meant)
                || is(meant, "via")
                || is(meant, "cdn-loop")
                || is(meant, "content-length");
    }

    public static boolean is(CharSequence name, String lowerCase) {
        return AsciiString.contentEqualsIgnoreCase(name, lowerCase);
    }
}
