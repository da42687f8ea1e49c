package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.web.problem.Refusal;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Admits only known callers, within the rate limits. All paths except those of the interface's description and {@link OpenPaths} require
 * authentication, whether they exist or not. Health and metrics have a port of their own.
 */
@Singleton
final class CallerCheck {
    /** Behind the checks of the request itself, and before all handlers. */
    private static final int THIRD = 8_000;

    private static final String OPEN = "/q/";

    private final List<Credentials> credentials;
    private final Admission admission;
    private final GatewayOperators operators;
    private final List<OpenPaths> open;

    CallerCheck(
            @All List<Credentials> credentials,
            Admission admission,
            GatewayOperators operators,
            @All List<OpenPaths> open) {
        this.credentials = credentials;
        this.admission = admission;
        this.operators = operators;
        this.open = open;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, THIRD);
    }

    private void check(RoutingContext context) {
        if (isOpen(context)) {
            goOn(context, admission.ofStranger(context));
            return;
        }
        var closed = admission.closed();
        if (closed != null) {
            closed.end(context);
            return;
        }
        caller(context)
                .map(caller -> operators.of(context, caller))
                .subscribe()
                .with(
                        caller -> goOn(context, admission.admit(context, caller)),
                        failure -> admission.refuse(context, failure).end(context));
    }

    /** A path that changes once its dots and codes are resolved is never open. */
    private boolean isOpen(RoutingContext context) {
        var path = context.request().path();
        return path != null
                && path.equals(context.normalizedPath())
                && (path.startsWith(OPEN) || open.stream().anyMatch(paths -> paths.contain(context.request())));
    }

    /** The first kind of credentials in the request counts. */
    private Uni<Caller> caller(RoutingContext context) {
        return credentials.stream()
                .map(kind -> kind.caller(context))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Uni.createFrom().failure(Callers.unauthorized()));
    }

    private static void goOn(RoutingContext context, @Nullable Refusal refusal) {
        if (refusal == null) {
            context.next();
        } else {
            refusal.end(context);
        }
    }
}
