package dev.backsource.config.web.session;

import dev.backsource.config.access.provider.SignInFlow;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that a browser has a sign-in at the provider in while it is there, one at a time. It has to come with the way back, which
 * begins at the provider's site, so it is {@code SameSite=Lax}.
 */
@Singleton
public final class FlowCookie {
    private static final String NAME = "backsource-sign-in";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private final SessionCookie sessions;

    FlowCookie(SessionCookie sessions) {
        this.sessions = sessions;
    }

    /** Null when the request has none, several, or one that holds something else. */
    public @Nullable SignInFlow flow(HttpServerRequest request) {
        var value = Cookies.only(request, name(request));
        return value == null ? null : SignInFlow.parse(value);
    }

    /** What {@code Set-Cookie} says to a browser that goes to the provider. */
    public String of(HttpServerRequest request, SignInFlow flow) {
        return name(request) + "=" + flow.text() + "; Max-Age=" + SignInFlow.LONGEST.toSeconds() + attributes(request);
    }

    /** What {@code Set-Cookie} says to a browser that has come back. */
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
