package dev.backsource.health.preflight;

import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ShareOwner;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The slots for probes of questions. One owner takes at most half of them, whatever number of domains it has, so that origins that don't answer leave
 * slots for others. Lives on the state loop.
 */
final class PreflightSlots {
    private static final Outcome BUSY = Outcome.skipped("too many pre-flights in progress; try again in a few seconds");
    private static final Outcome BUSY_WITH_DOMAIN =
            Outcome.skipped("too many pre-flights of this domain in progress; try again in a few seconds");
    private static final Outcome BUSY_WITH_TEAM =
            Outcome.skipped("too many pre-flights of this team's domains in progress; try again in a few seconds");

    private final int most;
    private final int mostOfOwner;
    /** Changed on the loop only; measured from elsewhere. */
    private final AtomicInteger taken;
    /** The slots taken, by owner. */
    private final Map<ShareOwner, Integer> takenByOwner = new HashMap<>();

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
        this.mostOfOwner = Math.max(1, most / 2);
        this.taken = taken;
    }

    /** Takes a slot, which {@link #giveBack} returns. Returns null, or the port's outcome where there is no slot. */
    @Nullable
    Outcome take(ShareOwner owner) {
        if (taken.get() >= most) {
            return BUSY;
        }
        if (takenByOwner.getOrDefault(owner, 0) >= mostOfOwner) {
            return owner.team() == null ? BUSY_WITH_DOMAIN : BUSY_WITH_TEAM;
        }
        taken.incrementAndGet();
        takenByOwner.merge(owner, 1, Integer::sum);
        return null;
    }

    void giveBack(ShareOwner owner) {
        taken.decrementAndGet();
        takenByOwner.computeIfPresent(owner, (same, many) -> many == 1 ? null : many - 1);
    }
}
