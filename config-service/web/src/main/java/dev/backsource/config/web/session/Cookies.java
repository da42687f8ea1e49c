package dev.backsource.config.web.session;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cookies in requests (RFC 6265 §5.4). Of several cookies with the same name, Vert.x shows one and hides the rest. */
final class Cookies {
    private Cookies() {}

    /** The value of a cookie; null when the request has none of this name, or several. */
    static @Nullable String only(HttpServerRequest request, String name) {
        var begin = name + "=";
        var values = request.headers().getAll(HttpHeaders.COOKIE).stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(begin))
                .map(pair -> unquoted(pair.substring(begin.length())))
                .toList();
        return values.size() == 1 ? values.get(0) : null;
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
