package dev.backsource.config.web.limits;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.limits.RateLimit;
import dev.backsource.config.access.places.Tenant;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A rate limit of all callers of a tenant together, so that more keys don't give a tenant more requests. */
final class TenantLimit {
    private final RateLimit<Tenant> limit;
    private final Function<Caller, List<Tenant>> tenants;
    private final Counter refused;

    TenantLimit(RateLimit<Tenant> limit, Function<Caller, List<Tenant>> tenants, MeterRegistry metrics) {
        this.limit = limit;
        this.tenants = tenants;
        refused = Counter.builder("backsource.limits.refused")
                .description("Requests refused because of a rate limit")
                .tag("limit", limit.name())
                .register(metrics);
    }

    /** Counts {@code many} for each tenant of a caller; null when the request may go on. */
    @Nullable
    Refusal count(Caller caller, int many) {
        for (var tenant : tenants.apply(caller)) {
            var taken = limit.take(tenant, many);
            if (!taken.isAllowed()) {
                refused.increment();
                return refusal(tenant, taken.waitSeconds());
            }
        }
        return null;
    }

    private Refusal refusal(Tenant tenant, long seconds) {
        var wait = Long.toString(seconds);
        return Refusal.of(
                        ProblemKind.TOO_MANY_REQUESTS,
                        "rate limit exceeded: " + limit.name() + " allows " + limit.burst() + " in "
                                + limit.windowSeconds()
                                + " s for " + tenant.inWords() + ", all keys and people together; try again in " + wait
                                + " s")
                .with(HttpHeaders.RETRY_AFTER, wait);
    }
}
