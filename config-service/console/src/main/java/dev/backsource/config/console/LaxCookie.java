package dev.backsource.config.console;

import dev.backsource.config.web.session.SessionCookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** A cookie that scripts can't read, and that a browser also sends when it arrives from another site. */
record LaxCookie(String name, String path) {
    /** Adds it to the response; {@code seconds} is its lifetime, 0 to remove it. */
    void set(RoutingContext context, SessionCookie sessions, String value, int seconds) {
        var secure = sessions.isSecure(context.request()) ? "; Secure" : "";
        context.response()
                .headers()
                .add(
                        HttpHeaders.SET_COOKIE,
                        name + "=" + value + "; Max-Age=" + seconds + "; Path=" + path + "; HttpOnly; SameSite=Lax"
                                + secure);
    }
}
