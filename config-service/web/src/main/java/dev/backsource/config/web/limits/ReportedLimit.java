package dev.backsource.config.web.limits;

import dev.backsource.config.access.limits.RateLimit;
import dev.backsource.config.access.limits.RateLimitResult;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * A limit that responses report, in the fields of draft-ietf-httpapi-ratelimit-headers-10: {@code RateLimit-Policy} has the limit,
 * {@code RateLimit} the remaining part and the time until all of it is available again. With several limits each has an item.
 */
final class ReportedLimit<K> {
    static final String FIELD = "RateLimit";
    static final String POLICY_FIELD = "RateLimit-Policy";

    private static final CharSequence NAME = HttpHeaders.createOptimized(FIELD);
    private static final CharSequence POLICY_NAME = HttpHeaders.createOptimized(POLICY_FIELD);

    private final RateLimit<K> limit;
    private final CharSequence policy;
    private final String quoted;
    private final Counter refused;

    ReportedLimit(RateLimit<K> limit, MeterRegistry metrics) {
        this.limit = limit;
        quoted = "\"" + limit.name() + "\"";
        policy = HttpHeaders.createOptimized(quoted + ";q=" + limit.burst() + ";w=" + limit.windowSeconds());
        refused = Counter.builder("backsource.limits.refused")
                .description("Requests refused because of a rate limit")
                .tag("limit", limit.name())
                .register(metrics);
    }

    /** Counts a request, and reports the limit in its response; null when the request may go on. */
    @Nullable
    Refusal count(HttpServerResponse response, K who) {
        return count(response, who, 1);
    }

    /** As the other, for a request that counts as {@code many}. */
    @Nullable
    Refusal count(HttpServerResponse response, K who, int many) {
        var result = limit.take(who, many);
        response.headers().add(POLICY_NAME, policy).add(NAME, state(result));
        if (result.isAllowed()) {
            return null;
        }
        refused.increment();
        return many > limit.burst() ? refusalOfTooMany(many) : refusal(result.waitSeconds());
    }

    /** The result of {@link #count} now; nothing is counted. */
    @Nullable
    Refusal look(K who) {
        var wait = limit.waitSeconds(who);
        return wait == 0 ? null : refusal(wait);
    }

    /** The bucket never holds so many. */
    private Refusal refusalOfTooMany(int many) {
        return Refusal.of(
                ProblemKind.TOO_MANY_REQUESTS,
                "rate limit exceeded: " + limit.name() + " allows " + limit.burst() + " in " + limit.windowSeconds()
                        + " s, and this request counts as " + many + "; split the request");
    }

    private Refusal refusal(long seconds) {
        var wait = Long.toString(seconds);
        return Refusal.of(
                        ProblemKind.TOO_MANY_REQUESTS,
                        "rate limit exceeded: " + limit.name() + " allows " + limit.burst() + " in "
                                + limit.windowSeconds() + " s; try again in " + wait + " s")
                .with(HttpHeaders.RETRY_AFTER, wait);
    }

    private String state(RateLimitResult result) {
        return quoted + ";r=" + result.remaining() + ";t=" + result.fullIn();
    }
}
