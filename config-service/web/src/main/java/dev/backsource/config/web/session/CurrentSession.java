package dev.backsource.config.web.session;

import dev.backsource.config.access.sessions.SessionRefusal;
import dev.backsource.config.access.sessions.SignedIn;
import dev.backsource.config.refusal.RefusedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Gives resources the session of the current request. */
@Singleton
public final class CurrentSession {
    private static final String SESSION = SignedIn.class.getName();

    private final CurrentVertxRequest current;

    CurrentSession(CurrentVertxRequest current) {
        this.current = current;
    }

    /** @throws RefusedException when the caller has no session */
    public SignedIn get() {
        SignedIn session = current.getCurrent().get(SESSION);
        if (session == null) {
            throw SessionRefusal.noSession();
        }
        return session;
    }

    static void put(RoutingContext context, SignedIn session) {
        context.put(SESSION, session);
    }
}
