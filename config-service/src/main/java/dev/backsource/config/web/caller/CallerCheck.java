package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.changes.AccessRefresh;
import dev.backsource.config.web.limits.RequestLimits;
import dev.backsource.config.web.problem.Failures;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.policy.client.ClientNetwork;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only who is known, and nobody more often than they may come. All paths but those of health, metrics, the interface's
 * description and {@link OpenPaths} ask for who comes, whether something is there or not.
 */
@Singleton
final class CallerCheck {
    /** Behind the checks of what a request may be, and before whatever answers it. */
    private static final int THIRD = 8_000;

    private static final String OPEN = "/q/";
    /** Whoever asks whether the service is well gets an answer, or the service would be taken for dead. */
    private static final String HEALTH = "/q/health";

    private final List<Credentials> credentials;
    private final AccessRefresh access;
    private final Failures failures;
    private final GatewayOperators operators;
    private final RequestLimits limits;
    private final List<OpenPaths> open;

    CallerCheck(
            @All List<Credentials> credentials,
            AccessRefresh access,
            Failures failures,
            GatewayOperators operators,
            RequestLimits limits,
            @All List<OpenPaths> open) {
        this.credentials = credentials;
        this.access = access;
        this.failures = failures;
        this.operators = operators;
        this.limits = limits;
        this.open = open;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, THIRD);
    }

    private void check(RoutingContext context) {
        if (isOpen(context)) {
            goOn(context, isHealth(context) ? null : ofStranger(context));
        } else if (!access.isLoaded()) {
            Refusal.of(ProblemKind.DATABASE_UNAVAILABLE, "who may ask has not been read from the database yet")
                    .with(HttpHeaders.RETRY_AFTER, "2")
                    .end(context);
        } else {
            caller(context)
                    .map(caller -> operators.of(context, caller))
                    .subscribe()
                    .with(caller -> admit(context, caller), failure -> refuse(context, failure));
        }
    }

    /** A path that reads otherwise once its dots and codes are resolved is nobody's. */
    private boolean isOpen(RoutingContext context) {
        var path = context.request().path();
        return path != null
                && path.equals(context.normalizedPath())
                && (path.startsWith(OPEN) || open.stream().anyMatch(paths -> paths.contain(context.request())));
    }

    /** The first kind of credentials that the request has is the one that counts. */
    private Uni<Caller> caller(RoutingContext context) {
        return credentials.stream()
                .map(kind -> kind.caller(context))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Uni.createFrom().failure(new UnauthorizedException()));
    }

    private static boolean isHealth(RoutingContext context) {
        var path = context.request().path();
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    private void admit(RoutingContext context, Caller caller) {
        Callers.put(context, caller);
        goOn(context, limits.ofCaller(context, caller));
    }

    private void refuse(RoutingContext context, Throwable failure) {
        var tooMany = ofStranger(context);
        var refusal = tooMany == null ? failures.refusal(failure, "the check of a caller") : tooMany;
        refusal.end(context);
    }

    private @Nullable Refusal ofStranger(RoutingContext context) {
        return limits.ofStranger(context, ClientNetwork.parse(ClientAddress.of(context.request())));
    }

    private static void goOn(RoutingContext context, @Nullable Refusal refusal) {
        if (refusal == null) {
            context.next();
        } else {
            refusal.end(context);
        }
    }
}
