package dev.backsource.config.edges;

import dev.backsource.policy.event.EdgeHold;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of policy changes that an edge holds back: it serves the routes from before them.
 *
 * @param since when it began to hold, by its own clock
 * @param ageMs the time since then, in milliseconds: by its own clock until its last report, and by this service's since
 * @param domains the number of domains whose records it holds back; an upper bound while the edge has not read them all
 * @param offsets by partition of policy changes, the offset of the first record that may be held back
 */
public record HeldRecords(EdgeHold.Reason reason, Instant since, long ageMs, long domains, Map<Integer, Long> offsets) {
    /** Null when the edge of {@code heard} holds nothing back. */
    static @Nullable HeldRecords of(EdgeReport heard, Instant now) {
        var hold = heard.status().hold();
        if (hold == null) {
            return null;
        }
        var untilReport = Duration.between(hold.since(), heard.status().reportedAt());
        var age = (untilReport.isNegative() ? Duration.ZERO : untilReport).plus(heard.age(now));
        return new HeldRecords(hold.reason(), hold.since(), age.toMillis(), hold.domains(), hold.offsets());
    }
}
