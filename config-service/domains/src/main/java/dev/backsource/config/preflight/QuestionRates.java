package dev.backsource.config.preflight;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.limits.LimitSettings;
import dev.backsource.config.access.limits.RateLimit;
import dev.backsource.config.access.limits.RateLimitResult;
import dev.backsource.config.access.limits.Ticker;
import dev.backsource.config.access.places.Tenancies;
import dev.backsource.config.access.places.Tenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rate of questions for changes, per caller and per tenant, so that writes and their dry runs are no way around the limit of pre-flights. It is five
 * times that limit, since a batch has 50 changes.
 */
@Singleton
final class QuestionRates {
    private static final int OF_CHANGES = 5;
    private static final int MAX_KNOWN = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final @Nullable RateLimit<String> ofCallers;
    private final @Nullable RateLimit<Tenant> ofTenants;
    private final Tenancies tenancies;

    QuestionRates(LimitSettings settings, Tenancies tenancies, Ticker ticker) {
        var many = Math.multiplyExact(settings.preflightsPerMinute(), OF_CHANGES);
        var together = Math.multiplyExact(many, settings.callersOfTenant());
        this.ofCallers = RateLimit.of("pre-flights of changes", many, MINUTE, many, MAX_KNOWN, ticker);
        this.ofTenants = RateLimit.of("pre-flights of changes", together, MINUTE, together, MAX_KNOWN, ticker);
        this.tenancies = tenancies;
    }

    /** Counts a question; the reason against it where there are too many, or null. */
    @Nullable
    String objection(Caller caller) {
        if (ofCallers == null || ofTenants == null) {
            return null;
        }
        var taken = ofCallers.take(caller.id());
        if (!taken.isAllowed()) {
            return tooMany(ofCallers, "you", taken);
        }
        for (var tenant : tenancies.tenants(caller)) {
            var ofTenant = ofTenants.take(tenant);
            if (!ofTenant.isAllowed()) {
                return tooMany(ofTenants, tenant.inWords(), ofTenant);
            }
        }
        return null;
    }

    private static String tooMany(RateLimit<?> limit, String whom, RateLimitResult taken) {
        return "rate limit exceeded: " + limit.burst() + " " + limit.name() + " in " + limit.windowSeconds() + " s for "
                + whom + "; try again in " + taken.waitSeconds() + " s";
    }
}
