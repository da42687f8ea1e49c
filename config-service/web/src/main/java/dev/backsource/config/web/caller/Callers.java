package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Gives resources the caller of the current request. */
@Singleton
public final class Callers {
    private static final String CALLER = Caller.class.getName();

    private final CurrentVertxRequest current;

    Callers(CurrentVertxRequest current) {
        this.current = current;
    }

    /** @throws RefusedException when the caller is unknown, which {@link CallerCheck} has refused before */
    public Caller current() {
        return of(current.getCurrent());
    }

    /** The current request. */
    public RoutingContext request() {
        return current.getCurrent();
    }

    /** As {@link #current}, for a route that is no resource. */
    public static Caller of(RoutingContext context) {
        Caller caller = context.get(CALLER);
        if (caller == null) {
            throw unauthorized();
        }
        return caller;
    }

    /** As {@link #of}, but null when the caller is unknown. */
    public static @Nullable Caller find(RoutingContext context) {
        return context.get(CALLER);
    }

    /** A request without a known caller. The reason is the same for every cause, so that nobody learns which part was right. */
    public static RefusedException unauthorized() {
        return ProblemKind.UNAUTHORIZED.refused(
                "the request has neither a valid access key nor a valid session", Remedy.of(RemedyCode.AUTHENTICATE));
    }

    static void put(RoutingContext context, Caller caller) {
        context.put(CALLER, caller);
    }
}
