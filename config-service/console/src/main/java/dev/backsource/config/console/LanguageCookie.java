package dev.backsource.config.console;

import dev.backsource.config.web.session.SessionCookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Remembers the chosen language in the browser. */
@Singleton
final class LanguageCookie {
    private static final LaxCookie COOKIE = new LaxCookie(PageLanguage.COOKIE, "/");
    private static final int KEPT_SECONDS = 365 * 24 * 3600;

    private final SessionCookie sessions;

    LanguageCookie(SessionCookie sessions) {
        this.sessions = sessions;
    }

    void set(RoutingContext context, PageLanguage language) {
        COOKIE.set(context, sessions, language.tag(), KEPT_SECONDS);
    }
}
