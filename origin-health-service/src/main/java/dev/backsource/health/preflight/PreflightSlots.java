package dev.backsource.health.preflight;

import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.policy.domain.DomainName;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The slots for probes of questions. One domain takes at most half of them, so that origins that don't answer leave slots for other domains. Lives on
 * the state loop.
 */
final class PreflightSlots {
    private static final Outcome BUSY = Outcome.skipped("too many pre-flights in progress; try again in a few seconds");
    private static final Outcome BUSY_WITH_DOMAIN =
            Outcome.skipped("too many pre-flights of this domain in progress; try again in a few seconds");

    private final int most;
    private final int mostOfDomain;
    /** Changed on the loop only; measured from elsewhere. */
    private final AtomicInteger taken;
    /** The slots taken, by domain. */
    private final Map<DomainName, Integer> takenByDomain = new HashMap<>();

    /**
     * Places, none of which is taken.
     *
     * @param most at least 1
     * @param taken shows how many are
     */
    PreflightSlots(int most, AtomicInteger taken) {
        if (most < 1) {
            throw new IllegalArgumentException("backsource.preflight.concurrency must be at least 1");
        }
        this.most = most;
        this.mostOfDomain = Math.max(1, most / 2);
        this.taken = taken;
    }

    /** Takes a slot, which {@link #giveBack} returns. Returns null, or the port's outcome where there is no slot. */
    @Nullable
    Outcome take(DomainName domain) {
        if (taken.get() >= most) {
            return BUSY;
        }
        if (takenByDomain.getOrDefault(domain, 0) >= mostOfDomain) {
            return BUSY_WITH_DOMAIN;
        }
        taken.incrementAndGet();
        takenByDomain.merge(domain, 1, Integer::sum);
        return null;
    }

    void giveBack(DomainName domain) {
        taken.decrementAndGet();
        takenByDomain.computeIfPresent(domain, (name, many) -> many == 1 ? null : many - 1);
    }
}
