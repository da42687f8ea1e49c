package dev.backsource.edge.http.fields;

import io.netty.util.AsciiString;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Max-Forwards: the number of proxies that an OPTIONS may still pass (RFC 9110 §7.6.2). Other methods are not counted. */
public final class MaxForwards {
    private static final CharSequence NAME = HttpHeaders.createOptimized("max-forwards");
    private static final int MOST = 1_000_000;

    private MaxForwards() {}

    /** Whether this edge has to respond to the request itself. */
    public static boolean endsHere(HttpServerRequest client) {
        return client.method().equals(HttpMethod.OPTIONS)
                && value(client.headers().get(NAME)) == 0;
    }

    static boolean is(CharSequence name) {
        return AsciiString.contentEqualsIgnoreCase(name, NAME);
    }

    /** One less than {@code value}, for the next server; {@code value} itself if it is invalid. */
    static CharSequence lowered(CharSequence value) {
        var forwards = value(value);
        return forwards > 0 ? Integer.toString(forwards - 1) : value;
    }

    /** The value, at most {@link #MOST}; negative when it is missing or invalid. */
    private static int value(@Nullable CharSequence text) {
        if (text == null || text.length() == 0) {
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
