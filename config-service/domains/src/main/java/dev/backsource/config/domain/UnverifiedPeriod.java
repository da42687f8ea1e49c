package dev.backsource.config.domain;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginTls;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest period without verification of a name's origins. Exceptions less than {@link #REMEMBERED} apart are one period, whoever set and ended
 * them, and whether the domain was removed in between. So a brief exception, which nobody has to approve, can't be had again and again.
 *
 * @param since the beginning of its first exception
 * @param until the end of its last one; null for none
 */
record UnverifiedPeriod(Instant since, @Nullable Instant until) {
    /** The longest period that takes no second person. */
    static final Duration BRIEF = Duration.ofHours(24);

    /** The time after a period in which another exception still belongs to it. */
    static final Duration REMEMBERED = Duration.ofDays(7);

    /**
     * The period after a change.
     *
     * @param before null when there was none
     * @param next the domain after the change; null for a removal
     */
    static @Nullable UnverifiedPeriod after(@Nullable UnverifiedPeriod before, @Nullable Domain next, Instant now) {
        var tls = next == null ? OriginTls.DEFAULT : next.originTls();
        if (tls.verifies(now)) {
            return before == null || before.isOver(now) ? before : new UnverifiedPeriod(before.since, now);
        }
        return new UnverifiedPeriod(before == null || !before.goesOn(now) ? now : before.since, tls.verifiedFrom());
    }

    /**
     * The latest end of an exception that takes no second person.
     *
     * @param since the beginning of the period that the exception would belong to; null when it would begin one
     */
    static Instant latestBrief(@Nullable Instant since, Instant now) {
        return (since == null ? now : since).plus(BRIEF);
    }

    /** Whether an exception until {@code end} takes no second person; null for no end. */
    static boolean isBrief(@Nullable Instant end, @Nullable Instant since, Instant now) {
        return end != null && !end.isAfter(latestBrief(since, now).plus(OriginTls.CLOCK_TOLERANCE));
    }

    private boolean isOver(Instant now) {
        return until != null && !until.isAfter(now);
    }

    private boolean goesOn(Instant now) {
        return until == null || until.isAfter(now.minus(REMEMBERED));
    }
}
