package dev.backsource.config.web.session;

import dev.backsource.config.access.sessions.SessionSettings;
import dev.backsource.config.access.sessions.SessionToken;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that browsers have a session in (RFC 6265). Over HTTPS it is bound to this host and to HTTPS by its name ({@code
 * __Host-}), and no other is believed there: whoever can write cookies of a host, say from a subdomain, could give somebody a session
 * of theirs.
 */
@Singleton
public final class SessionCookie {
    public static final String NAME = "backsource-session";
    /** Over HTTPS. */
    public static final String SECURE_NAME = "__Host-" + NAME;

    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

    private final Optional<Boolean> secure;

    SessionCookie(SessionSettings settings) {
        secure = settings.secureCookie();
    }

    /** Null when the request has none, several, or one that holds no token. */
    public @Nullable SessionToken token(HttpServerRequest request) {
        var value = Cookies.only(request, name(request));
        return value == null ? null : SessionToken.parse(value);
    }

    /** What {@code Set-Cookie} says to a browser that has just signed in; it ends with the browser, or with the session. */
    public String of(HttpServerRequest request, SessionToken token) {
        return name(request) + "=" + token.text() + attributes(request);
    }

    /** What {@code Set-Cookie} says to a browser that has signed out. */
    public String none(HttpServerRequest request) {
        return name(request) + "=; Max-Age=0" + attributes(request);
    }

    private String attributes(HttpServerRequest request) {
        return isSecure(request) ? ATTRIBUTES + "; Secure" : ATTRIBUTES;
    }

    private String name(HttpServerRequest request) {
        return isSecure(request) ? SECURE_NAME : NAME;
    }

    /** Whether the browser asks over HTTPS, as far as the service sees, is told by a gateway, or by its settings. */
    public boolean isSecure(HttpServerRequest request) {
        return secure.orElseGet(() -> "https".equals(request.scheme()));
    }
}
