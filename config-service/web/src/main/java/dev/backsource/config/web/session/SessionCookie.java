package dev.backsource.config.web.session;

import dev.backsource.config.access.sessions.SessionSettings;
import dev.backsource.config.access.sessions.SessionToken;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cookie with a browser's session (RFC 6265). Over HTTPS its name ({@code __Host-}) binds it to this host and to HTTPS, and no other
 * cookie is believed there: an attacker who writes cookies of a host, say from a subdomain, could give somebody the attacker's session.
 */
@Singleton
public final class SessionCookie {
    public static final String NAME = "backsource-session";
    /** The name over HTTPS. */
    public static final String SECURE_NAME = "__Host-" + NAME;

    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

    private final Optional<Boolean> secure;

    SessionCookie(SessionSettings settings) {
        secure = settings.secureCookie();
    }

    /** Null when the request has none, several, or one without a valid token. */
    public @Nullable SessionToken token(HttpServerRequest request) {
        var value = Cookies.only(request, name(request));
        return value == null ? null : SessionToken.parse(value);
    }

    /** The value of {@code Set-Cookie} after a sign-in; the cookie ends with the browser, or with the session. */
    public String of(HttpServerRequest request, SessionToken token) {
        return name(request) + "=" + token.text() + attributes(request);
    }

    /** The value of {@code Set-Cookie} after a sign-out. */
    public String none(HttpServerRequest request) {
        return name(request) + "=; Max-Age=0" + attributes(request);
    }

    private String attributes(HttpServerRequest request) {
        return isSecure(request) ? ATTRIBUTES + "; Secure" : ATTRIBUTES;
    }

    private String name(HttpServerRequest request) {
        return isSecure(request) ? SECURE_NAME : NAME;
    }

    /** Whether the browser uses HTTPS, as seen by the service, reported by a gateway, or set in the settings. */
    public boolean isSecure(HttpServerRequest request) {
        return secure.orElseGet(() -> "https".equals(request.scheme()));
    }
}
