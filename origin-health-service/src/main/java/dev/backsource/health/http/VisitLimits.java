package dev.backsource.health.http;

import dev.backsource.health.probe.attempt.SharedBuckets;
import dev.backsource.policy.domain.DomainName;
import java.util.function.LongSupplier;

/**
 * The limits of requests to the origins of one domain because of other domains' redirects: its owner has no part in them. Shared by the teams whose
 * redirects lead there. Thread-safe.
 */
public final class VisitLimits {
    private static final int MAX_DOMAINS = 10_000;
    /** The visits of the shortest inquiry, of a client over HTTP and of one over HTTPS. */
    private static final int INQUIRY = 2;

    private final SharedBuckets<DomainName, String> buckets;

    /** @param nanoTime as {@link System#nanoTime} */
    VisitLimits(int burst, double perSecond, LongSupplier nanoTime) {
        this.buckets = new SharedBuckets<>(MAX_DOMAINS, burst, perSecond, INQUIRY, nanoTime);
    }

    /** For pre-flights, which callers have made at will: 20 at once, and 20 a minute. */
    public static VisitLimits ofPreflights() {
        return new VisitLimits(20, 1 / 3d, System::nanoTime);
    }

    /** For the watch, which the prober spreads over time by itself: 40 at once, and 2 a second. */
    public static VisitLimits ofWatch() {
        return new VisitLimits(40, 2, System::nanoTime);
    }

    /**
     * Takes a request into account.
     *
     * @param visited the domain whose origin is asked
     * @param visitor the team whose redirect leads there, or its domain where no team is known
     * @return false where there are too many
     */
    boolean admits(DomainName visited, String visitor) {
        return buckets.take(visited, visitor, 1);
    }
}
