package dev.backsource.config.web.session;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.sessions.SessionCheck;
import dev.backsource.config.access.sessions.SignedIn;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.caller.Credentials;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Sessions of people, in a cookie; beside {@code Authorization} it doesn't count. */
@Singleton
@Priority(Credentials.SESSIONS)
final class SessionCredentials implements Credentials {
    private final SessionCookie cookie;
    private final SessionCheck sessions;

    SessionCredentials(SessionCookie cookie, SessionCheck sessions) {
        this.cookie = cookie;
        this.sessions = sessions;
    }

    @Override
    public @Nullable Uni<Caller> caller(RoutingContext context) {
        var request = context.request();
        var token = request.headers().contains(HttpHeaders.AUTHORIZATION) ? null : cookie.token(request);
        return token == null ? null : sessions.find(token).map(found -> admit(context, found));
    }

    private static Caller admit(RoutingContext context, @Nullable SignedIn found) {
        if (found == null) {
            throw Callers.unauthorized();
        }
        CsrfCheck.require(context.request());
        CurrentSession.put(context, found);
        return found.caller();
    }
}
