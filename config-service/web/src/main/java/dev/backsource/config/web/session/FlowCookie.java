package dev.backsource.config.web.session;

import dev.backsource.config.access.provider.SignInFlow;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that keeps a browser's sign-in at the provider while the browser is there, one at a time. The browser has to send it when it
 * comes back, which begins at the provider's site, so it is {@code SameSite=Lax}.
 */
@Singleton
public final class FlowCookie {
    private static final String NAME = "backsource-sign-in";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private final SessionCookie sessions;

    FlowCookie(SessionCookie sessions) {
        this.sessions = sessions;
    }

    /** Null when the request has none, several, or an invalid one. */
    public @Nullable SignInFlow flow(HttpServerRequest request) {
        var value = Cookies.only(request, name(request));
        return value == null ? null : SignInFlow.parse(value);
    }

    /** The value of {@code Set-Cookie} for a browser on its way to the provider. */
    public String of(HttpServerRequest request, SignInFlow flow) {
        return name(request) + "=" + flow.text() + "; Max-Age=" + SignInFlow.LONGEST.toSeconds() + attributes(request);
    }

    /** The value of {@code Set-Cookie} for a browser that has come back. */
    public String none(HttpServerRequest request) {
        return name(request) + "=; Max-Age=0" + attributes(request);
    }

    private String attributes(HttpServerRequest request) {
        return sessions.isSecure(request) ? ATTRIBUTES + "; Secure" : ATTRIBUTES;
    }

    private String name(HttpServerRequest request) {
        return sessions.isSecure(request) ? "__Host-" + NAME : NAME;
    }
}
