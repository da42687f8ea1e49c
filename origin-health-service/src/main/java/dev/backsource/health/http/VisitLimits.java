package dev.backsource.health.http;

import dev.backsource.health.probe.attempt.ShareOwner;
import dev.backsource.health.probe.attempt.SharedBuckets;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.response.Site;
import java.util.function.LongSupplier;

/**
 * The limits of requests to the origins of one domain because of other domains' redirects: its owner has no part in them. Shared by the teams whose
 * redirects lead there, of which those without a team are one: anybody can make names. The domain's own team has limits of its own, so that others can't
 * keep it from a verdict. Thread-safe.
 */
public final class VisitLimits {
    private final SharedBuckets<DomainName> ofOthers;
    private final SharedBuckets<DomainName> ofSameTeam;

    /** @param nanoTime as {@link System#nanoTime} */
    VisitLimits(int burst, double perSecond, LongSupplier nanoTime) {
        this.ofOthers = new SharedBuckets<>(burst, perSecond, nanoTime);
        this.ofSameTeam = new SharedBuckets<>(burst, perSecond, nanoTime);
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
     * @param visited the site whose origin is asked
     * @param visitor the owner of the domain whose redirect leads there
     * @return false where there are too many
     */
    boolean admits(Site visited, ShareOwner visitor) {
        var buckets = visited.owner() == Site.Owner.SAME_TEAM ? ofSameTeam : ofOthers;
        return buckets.take(visited.domain().name(), visitor.withoutDomain(), 1);
    }
}
