package dev.backsource.config.console;

import dev.backsource.config.web.session.SessionCookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The requested page of the console, remembered across the sign-in. The browser keeps it in a cookie for as long as signing in takes, so that it
 * outlives the forms and the provider's pages, which don't know it. A returned value is trusted only if it is a page of the console.
 */
@Singleton
final class ReturnPageCookie {
    private static final LaxCookie COOKIE = new LaxCookie("backsource-way-back", Pages.HOME);
    private static final int KEPT_SECONDS = 900;

    /** Characters of paths and queries (RFC 3986 §3.3) that a cookie may have (RFC 6265 §4.1.1). */
    private static final Pattern PAGE =
            Pattern.compile(Pattern.quote(Pages.HOME) + "(?!/)[A-Za-z0-9%._~!$&'()*+:@/?=-]{1,600}");

    private final SessionCookie sessions;

    ReturnPageCookie(SessionCookie sessions) {
        this.sessions = sessions;
    }

    /** Remembers the requested page, if one can return to it. */
    void keep(RoutingContext context) {
        var wanted = context.request().uri();
        if (isPage(wanted)) {
            COOKIE.set(context, sessions, wanted, KEPT_SECONDS);
        }
    }

    /** The remembered page, once; null when there is none. */
    @Nullable
    String take(RoutingContext context) {
        var cookie = context.request().getCookie(COOKIE.name());
        if (cookie == null) {
            return null;
        }
        COOKIE.set(context, sessions, "", 0);
        return isPage(cookie.getValue()) ? cookie.getValue() : null;
    }

    private static boolean isPage(String wanted) {
        var path = wanted.contains("?") ? wanted.substring(0, wanted.indexOf('?')) : wanted;
        return PAGE.matcher(wanted).matches()
                && !Pages.OF_THEIR_OWN.contains(path)
                && !path.startsWith(ConsoleFiles.FOLDER);
    }
}
