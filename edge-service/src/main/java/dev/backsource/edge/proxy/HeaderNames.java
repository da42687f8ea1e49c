package dev.backsource.edge.proxy;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import io.netty.util.AsciiString;

/**
 * Which header fields go no further than the edge. Told by length first, since this is asked for every field of every
 * request and response.
 */
final class HeaderNames {
    static final CharSequence VIA = createOptimized("via");
    static final CharSequence X_FORWARDED_FOR = createOptimized("x-forwarded-for");
    static final CharSequence X_FORWARDED_PROTO = createOptimized("x-forwarded-proto");
    static final CharSequence X_FORWARDED_HOST = createOptimized("x-forwarded-host");
    static final CharSequence PROXY_STATUS = createOptimized("proxy-status");
    static final CharSequence RETRY_AFTER = createOptimized("retry-after");

    private HeaderNames() {}

    /** Fields about one connection (RFC 9110 §7.6.1), besides those that Connection names. */
    static boolean isHopByHop(CharSequence name) {
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

    /** Fields of a request that the edge writes itself; what a client says there is not to be trusted. */
    static boolean isReplaced(CharSequence name) {
        return switch (name.length()) {
            case 4 -> is(name, "host");
            case 9 -> is(name, "forwarded");
            case 15 -> is(name, "x-forwarded-for");
            case 16 -> is(name, "x-forwarded-host");
            case 17 -> is(name, "x-forwarded-proto");
            default -> false;
        };
    }

    static boolean is(CharSequence name, String lowerCase) {
        return AsciiString.contentEqualsIgnoreCase(name, lowerCase);
    }
}
