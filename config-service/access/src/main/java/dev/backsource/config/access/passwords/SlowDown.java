package dev.backsource.config.access.passwords;

import dev.backsource.policy.BoundedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The delay after failures: none for the first few, then a second, doubled each time. After twice the longest delay without an attempt, the
 * count restarts. When too many holders are known, the one with the oldest failure is forgotten.
 *
 * @param <K> identifies the holder of failures
 */
final class SlowDown<K> {
    private static final int MAX_DOUBLINGS = 20;

    private final int free;
    private final Duration longest;
    private final Map<K, Failures> known;

    SlowDown(int free, Duration longest, int maxKnown) {
        this.free = free;
        this.longest = longest;
        this.known = BoundedMap.byAge(maxKnown);
    }

    private record Failures(int count, Instant last) {}

    /** Zero when the next attempt is allowed. */
    synchronized Duration pauseLeft(K key, Instant now) {
        var failures = known.get(key);
        if (failures == null || failures.count < free) {
            return Duration.ZERO;
        }
        var wait = Duration.between(now, failures.last.plus(pause(failures.count)));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    synchronized void count(K key, Instant now) {
        var before = known.remove(key);
        var earlier = before == null || isOver(before, now) ? 0 : before.count;
        known.put(key, new Failures(earlier + 1, now));
    }

    synchronized void forget(K key) {
        known.remove(key);
    }

    synchronized void giveBack(K key) {
        known.computeIfPresent(key, (same, before) -> new Failures(Math.max(0, before.count - 1), before.last));
    }

    synchronized int size() {
        return known.size();
    }

    private boolean isOver(Failures failures, Instant now) {
        return !now.isBefore(failures.last.plus(longest.multipliedBy(2)));
    }

    private Duration pause(int count) {
        var pause = Duration.ofSeconds(1L << Math.min(count - free, MAX_DOUBLINGS));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
