package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.changes.AccessRefresh;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.limits.RequestLimits;
import dev.backsource.config.web.limits.RequestSlots;
import dev.backsource.config.web.problem.Failures;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.policy.client.ClientNetwork;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Admits known callers, and counts all requests, at each of the service's listeners, so that nobody exceeds the rate limits. */
@Singleton
public final class Admission {
    private final AccessRefresh access;
    private final Failures failures;
    private final RequestLimits limits;
    private final RequestSlots places;

    Admission(AccessRefresh access, Failures failures, RequestLimits limits, RequestSlots places) {
        this.access = access;
        this.failures = failures;
        this.limits = limits;
        this.places = places;
    }

    /** The refusal while callers can't be identified yet; null once they can. */
    public @Nullable Refusal closed() {
        return access.isLoaded()
                ? null
                : Refusal.of(
                                ProblemKind.DATABASE_UNAVAILABLE,
                                "access data is still loading; try again in a few seconds")
                        .with(HttpHeaders.RETRY_AFTER, "2");
    }

    /** Records the caller of a request and counts the request; null when it may go on. */
    public @Nullable Refusal admit(RoutingContext context, Caller caller) {
        Callers.put(context, caller);
        var tooMany = limits.ofCaller(context, caller);
        return tooMany == null ? places.enter(context, caller) : tooMany;
    }

    /** Counts an unauthenticated request; null when it may go on. */
    public @Nullable Refusal ofStranger(RoutingContext context) {
        return limits.ofStranger(context, ClientNetwork.parse(ClientAddress.of(context.request())));
    }

    /** Counts a request whose authentication failed with {@code failure}, and gives its refusal. */
    public Refusal refuse(RoutingContext context, Throwable failure) {
        var tooMany = ofStranger(context);
        return tooMany == null ? failures.refusal(failure, "the authentication of a caller") : tooMany;
    }
}
