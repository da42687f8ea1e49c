package dev.backsource.config.web.limits;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.limits.LimitSettings;
import dev.backsource.config.access.limits.RateLimit;
import dev.backsource.config.access.limits.Ticker;
import dev.backsource.config.access.places.Tenancies;
import dev.backsource.config.access.places.Tenant;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.config.web.problem.TooManyRequestsException;
import dev.backsource.policy.client.ClientNetwork;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rate limits of requests. A request of a known caller counts for the caller, regardless of others behind the same address, and for its
 * tenant; any other request counts for its network. A person named by a gateway counts as the gateway's key. Created on first use, since
 * its users are created before there are settings.
 */
@ApplicationScoped
public class RequestLimits {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Administrators limit the number of keys, but only the OpenID provider limits that of people; so many callers are known at a time. */
    private static final int MAX_CALLERS = 100_000;

    private static final int MAX_NETWORKS = 10_000;

    private final @Nullable ReportedLimit<String> ofCallers;
    private final @Nullable ReportedLimit<ClientNetwork> ofNetworks;
    private final @Nullable ReportedLimit<String> batches;
    private final @Nullable ReportedLimit<String> purges;
    private final @Nullable ReportedLimit<String> preflights;
    private final @Nullable TenantLimit requestsOfTenants;
    private final Map<CountedRequest, TenantLimit> ofTenants = new EnumMap<>(CountedRequest.class);

    RequestLimits(LimitSettings settings, Tenancies tenancies, Ticker ticker, MeterRegistry metrics) {
        ofCallers = told(
                RateLimit.of(
                        "requests", settings.requestsPerSecond(), SECOND, settings.requestBurst(), MAX_CALLERS, ticker),
                metrics);
        ofNetworks = told(
                RateLimit.of(
                        "address",
                        settings.addressRequestsPerSecond(),
                        SECOND,
                        settings.addressRequestBurst(),
                        MAX_NETWORKS,
                        ticker),
                metrics);
        batches = told(perMinute("batches", settings.batchesPerMinute(), ticker), metrics);
        purges = told(perMinute("purges", settings.purgesPerMinute(), ticker), metrics);
        preflights = told(perMinute("preflights", settings.preflightsPerMinute(), ticker), metrics);
        var callers = settings.callersOfTenant();
        RateLimit<Tenant> requests = RateLimit.of(
                "tenant-requests",
                Math.multiplyExact(settings.requestsPerSecond(), callers),
                SECOND,
                Math.multiplyExact(settings.requestBurst(), callers),
                MAX_CALLERS,
                ticker);
        requestsOfTenants = requests == null ? null : new TenantLimit(requests, tenancies::tenants, metrics);
        for (var kind : CountedRequest.values()) {
            var many = Math.multiplyExact(perMinute(kind, settings), callers);
            RateLimit<Tenant> limit = RateLimit.of("tenant-" + name(kind), many, MINUTE, many, MAX_CALLERS, ticker);
            if (limit != null) {
                ofTenants.put(kind, new TenantLimit(limit, tenancies::tenants, metrics));
            }
        }
    }

    /** Counts a request of a known caller; null when it may go on. */
    public @Nullable Refusal ofCaller(RoutingContext context, Caller caller) {
        var tooMany = count(ofCallers, context, caller.id());
        return tooMany != null || requestsOfTenants == null ? tooMany : requestsOfTenants.count(caller, 1);
    }

    /** Counts an unauthenticated request; null when it may go on. */
    public @Nullable Refusal ofStranger(RoutingContext context, ClientNetwork network) {
        return count(ofNetworks, context, network);
    }

    /** The refusal that an unauthenticated request would get now; null when it could go on. This doesn't count it. */
    public @Nullable Refusal ofStrangerToCome(ClientNetwork network) {
        return ofNetworks == null ? null : ofNetworks.look(network);
    }

    /**
     * Counts an admitted request by its kind.
     *
     * @throws TooManyRequestsException when the caller exceeds the limit of the kind
     */
    public void require(CountedRequest kind, RoutingContext context, Caller caller) {
        require(kind, 1, context, caller);
    }

    /**
     * As the other, for a request for several at once.
     *
     * @param many 1 or more
     */
    public void require(CountedRequest kind, int many, RoutingContext context, Caller caller) {
        var limit = switch (kind) {
            case BATCH -> batches;
            case PURGE -> purges;
            case PREFLIGHT -> preflights;
        };
        var refusal = limit == null ? null : limit.count(context.response(), caller.id(), many);
        var ofTenant = ofTenants.get(kind);
        if (refusal == null && ofTenant != null) {
            refusal = ofTenant.count(caller, many);
        }
        if (refusal != null) {
            throw new TooManyRequestsException(refusal);
        }
    }

    private static <K> @Nullable Refusal count(@Nullable ReportedLimit<K> limit, RoutingContext context, K who) {
        return limit == null ? null : limit.count(context.response(), who);
    }

    private static String name(CountedRequest kind) {
        return switch (kind) {
            case BATCH -> "batches";
            case PURGE -> "purges";
            case PREFLIGHT -> "preflights";
        };
    }

    private static int perMinute(CountedRequest kind, LimitSettings settings) {
        return switch (kind) {
            case BATCH -> settings.batchesPerMinute();
            case PURGE -> settings.purgesPerMinute();
            case PREFLIGHT -> settings.preflightsPerMinute();
        };
    }

    private static @Nullable RateLimit<String> perMinute(String name, int many, Ticker ticker) {
        return RateLimit.of(name, many, MINUTE, many, MAX_CALLERS, ticker);
    }

    private static <K> @Nullable ReportedLimit<K> told(@Nullable RateLimit<K> limit, MeterRegistry metrics) {
        return limit == null ? null : new ReportedLimit<>(limit, metrics);
    }
}
