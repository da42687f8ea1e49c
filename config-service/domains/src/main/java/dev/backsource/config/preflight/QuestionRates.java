package dev.backsource.config.preflight;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.limits.LimitSettings;
import dev.backsource.config.access.limits.RateLimit;
import dev.backsource.config.access.limits.Ticker;
import dev.backsource.config.access.places.Tenancies;
import dev.backsource.config.access.places.Tenant;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rate of questions for changes, per caller and per tenant, so that writes and their dry runs are no way around the limit of pre-flights. It counts
 * ports, since each is a connection to somebody's host: ten for each pre-flight of that limit.
 */
@Singleton
final class QuestionRates {
    private static final int PORTS_EACH = 10;
    private static final int MAX_KNOWN = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String NAME = "ports in pre-flights of changes";

    private final @Nullable RateLimit<String> ofCallers;
    private final @Nullable RateLimit<Tenant> ofTenants;
    private final Function<Caller, List<Tenant>> tenants;

    @Inject
    QuestionRates(LimitSettings settings, Tenancies tenancies, Ticker ticker) {
        this(settings.preflightsPerMinute(), settings.callersOfTenant(), tenancies::tenants, ticker);
    }

    QuestionRates(int perMinute, int callersOfTenant, Function<Caller, List<Tenant>> tenants, Ticker ticker) {
        var many = product(perMinute, PORTS_EACH);
        this.ofCallers = limit(many, ticker);
        this.ofTenants = limit(product(many, callersOfTenant), ticker);
        this.tenants = tenants;
    }

    /**
     * Counts a question.
     *
     * @param ports of the question; one with more than are allowed in a minute counts as so many
     * @throws RefusedException when there are too many
     */
    void count(Caller caller, int ports) {
        if (ofCallers != null) {
            take(ofCallers, caller.id(), ports, "you");
        }
        if (ofTenants != null) {
            tenants.apply(caller).forEach(tenant -> take(ofTenants, tenant, ports, tenant.inWords()));
        }
    }

    private static <K> void take(RateLimit<K> limit, K who, int ports, String whom) {
        var taken = limit.take(who, (int) Math.min(ports, limit.burst()));
        if (!taken.isAllowed()) {
            throw ProblemKind.TOO_MANY_REQUESTS
                    .refused("rate limit exceeded: " + limit.burst() + " " + limit.name() + " in "
                            + limit.windowSeconds() + " s for " + whom + "; try again in " + taken.waitSeconds()
                            + " s")
                    .retryAfter((int) taken.waitSeconds());
        }
    }

    private static <K> @Nullable RateLimit<K> limit(int many, Ticker ticker) {
        return RateLimit.of(NAME, many, MINUTE, many, MAX_KNOWN, ticker);
    }

    private static int product(int some, int times) {
        return (int) Math.min(Integer.MAX_VALUE, (long) some * times);
    }
}
