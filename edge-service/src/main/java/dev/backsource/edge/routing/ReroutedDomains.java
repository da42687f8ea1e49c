package dev.backsource.edge.routing;

import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.masschange.MassChange;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The domains that records without a confirmation have removed or rerouted, counted by the times of the events.
 *
 * <p>They are counted in slots of ten seconds, and a window is six of them. So it is never longer than {@link MassChange#WINDOW}, and nothing is held
 * that config-service has allowed. Records of different partitions arrive in any order, an hour of one before an hour of the next, so earlier slots
 * stay.
 *
 * <p>Guarded by the lock of the table.
 */
final class ReroutedDomains {
    /** Above an hour of slots in each of many partitions' turns; older slots are forgotten, and with them what was counted. */
    private static final int MOST_SLOTS = 4_096;
    /** A forgotten domain counts again. */
    private static final int MOST_COUNTED = 1 << 17;

    private static final long SLOT_SECONDS = 10;
    private static final long SLOTS = MassChange.WINDOW.toSeconds() / SLOT_SECONDS;

    /** The counted domains, by slot. */
    private final Map<Long, Integer> counts = BoundedMap.byAge(MOST_SLOTS);
    /** The slot in which each domain is counted. */
    private final Map<String, Long> slots = BoundedMap.byAge(MOST_COUNTED);

    /**
     * Counts a domain, once within a window however often it changes.
     *
     * @param at when the event happened, by its own time
     * @return false when a window that includes {@code at} has {@code most} domains already; the domain then counts as before
     */
    boolean add(String name, Instant at, long most) {
        var slot = Math.floorDiv(at.getEpochSecond(), SLOT_SECONDS);
        var earlier = slots.get(name);
        if (earlier != null && earlier == slot) {
            return true;
        }
        var left = isNear(earlier, slot) ? earlier : null;
        change(left, -1);
        if (fullest(slot) >= most) {
            change(left, 1);
            return false;
        }
        counts.merge(slot, 1, Integer::sum);
        slots.remove(name);
        slots.put(name, slot);
        return true;
    }

    /** Whether a window can include both slots. */
    private static boolean isNear(@Nullable Long slot, long other) {
        return slot != null && Math.abs(slot - other) < SLOTS;
    }

    /** Changes the count of a slot, unless it is null or forgotten. */
    private void change(@Nullable Long slot, int by) {
        if (slot != null) {
            counts.computeIfPresent(slot, (same, count) -> count + by);
        }
    }

    /** The number of domains in the fullest window that includes {@code slot}. */
    private int fullest(long slot) {
        var sum = 0;
        for (var before = SLOTS - 1; before >= 0; before--) {
            sum += in(slot - before);
        }
        var fullest = sum;
        for (var after = 1; after < SLOTS; after++) {
            sum += in(slot + after) - in(slot + after - SLOTS);
            fullest = Math.max(fullest, sum);
        }
        return fullest;
    }

    private int in(long slot) {
        return counts.getOrDefault(slot, 0);
    }
}
