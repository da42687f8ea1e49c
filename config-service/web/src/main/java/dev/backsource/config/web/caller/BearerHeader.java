package dev.backsource.config.web.caller;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Bearer tokens in requests (RFC 6750 §2.1). */
final class BearerHeader {
    private static final String SCHEME = "Bearer ";

    private BearerHeader() {}

    /** Null when the request has none, or several {@code Authorization} fields. */
    static @Nullable String token(HttpServerRequest request) {
        var authorizations = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        if (authorizations.size() != 1) {
            return null;
        }
        var value = authorizations.get(0);
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? value.substring(SCHEME.length()).strip()
                : null;
    }
}
