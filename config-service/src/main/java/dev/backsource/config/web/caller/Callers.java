package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tells resources who makes the request that they answer. */
@Singleton
public final class Callers {
    private static final String CALLER = Caller.class.getName();

    private final CurrentVertxRequest current;

    Callers(CurrentVertxRequest current) {
        this.current = current;
    }

    /** @throws UnauthorizedException when it is not known, which {@link CallerCheck} has refused before */
    public Caller current() {
        return of(current.getCurrent());
    }

    /** The request itself. */
    public RoutingContext request() {
        return current.getCurrent();
    }

    /** As {@link #current}, for a route that is no resource. */
    public static Caller of(RoutingContext context) {
        Caller caller = context.get(CALLER);
        if (caller == null) {
            throw new UnauthorizedException();
        }
        return caller;
    }

    /** As {@link #of}, where the caller may not be known; null then. */
    public static @Nullable Caller find(RoutingContext context) {
        return context.get(CALLER);
    }

    static void put(RoutingContext context, Caller caller) {
        context.put(CALLER, caller);
    }
}
