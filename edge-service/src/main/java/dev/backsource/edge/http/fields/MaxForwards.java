package dev.backsource.edge.http.fields;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Max-Forwards: how many proxies an OPTIONS may still pass (RFC 9110 §7.6.2). Other methods are not counted. */
public final class MaxForwards {
    private static final CharSequence NAME = HttpHeaders.createOptimized("max-forwards");
    private static final int MOST = 1_000_000;

    private MaxForwards() {}

    /** Whether this edge has to answer the request itself. */
    public static boolean endsHere(HttpServerRequest client) {
        return client.method().equals(HttpMethod.OPTIONS) && value(client.headers()) == 0;
    }

    /** Decrements the field of a back-to-origin request. */
    static void lower(HttpMethod method, MultiMap to) {
        if (method.equals(HttpMethod.OPTIONS)) {
            var value = value(to);
            if (value > 0) {
                to.set(NAME, Integer.toString(value - 1));
            }
        }
    }

    /** The value, at most {@link #MOST}; negative when it is missing or invalid. */
    private static int value(MultiMap fields) {
        var text = fields.get(NAME);
        if (text == null || text.isEmpty()) {
            return -1;
        }
        var value = 0;
        for (var i = 0; i < text.length(); i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = Math.min(value * 10 + digit, MOST);
        }
        return value;
    }
}
