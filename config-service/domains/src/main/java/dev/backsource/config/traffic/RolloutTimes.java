package dev.backsource.config.traffic;

import dev.backsource.config.events.PublishedChange;
import dev.backsource.config.traffic.Traffic.RolloutColumns;
import dev.backsource.policy.event.EdgeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rollout times of changes, from their commit until this service knew that every reachable edge has processed them, step by step. Rejections by
 * edges show in the rollout of the change. Bounded: the median of a step is taken from a sample of its changes, and only a limited number of pending
 * changes is followed.
 */
final class RolloutTimes {
    static final int MAX_PENDING = 10_000;
    private static final int SAMPLES = 100;

    /** By partition, in the order of their offsets. */
    private final Map<Integer, Deque<PublishedChange>> pending = new HashMap<>();

    private final TreeMap<Long, StepTimes> steps = new TreeMap<>();
    private final SplittableRandom random = new SplittableRandom();
    private int count;

    void published(PublishedChange change) {
        var changes = pending.computeIfAbsent(change.partition(), partition -> new ArrayDeque<>());
        var latest = changes.peekLast();
        if (latest != null && latest.offset() >= change.offset()) {
            // The topic was recreated.
            count -= changes.size();
            changes.clear();
        }
        if (count < MAX_PENDING) {
            changes.add(change);
            count++;
        }
    }

    /** Whether a change is pending. */
    boolean isWaiting() {
        return count > 0;
    }

    /** Takes the progress of the reachable edges. */
    void reached(Collection<EdgeStatus> reachable, Instant now) {
        if (reachable.isEmpty()) {
            return;
        }
        pending.forEach((partition, changes) -> {
            while (!changes.isEmpty() && isEverywhere(changes.element(), reachable)) {
                finished(changes.remove(), now);
            }
        });
    }

    RolloutColumns columns(long first, int rows, Instant now) {
        var changes = new ArrayList<Integer>(rows);
        var medians = new ArrayList<@Nullable Long>(rows);
        var longest = new ArrayList<@Nullable Long>(rows);
        for (var step = first; step < first + rows; step++) {
            var times = steps.get(step);
            changes.add(times == null ? 0 : times.changes);
            medians.add(times == null ? null : times.median());
            longest.add(times == null ? null : times.longestMs);
        }
        return new RolloutColumns(changes, medians, longest, count, oldestMs(now));
    }

    private @Nullable Long oldestMs(Instant now) {
        return pending.values().stream()
                .filter(changes -> !changes.isEmpty())
                .map(changes -> age(changes.element(), now))
                .max(Long::compare)
                .orElse(null);
    }

    private static boolean isEverywhere(PublishedChange change, Collection<EdgeStatus> reachable) {
        return reachable.stream()
                .allMatch(edge -> edge.appliedOffsets().getOrDefault(change.partition(), -1L) >= change.offset());
    }

    private void finished(PublishedChange change, Instant now) {
        count--;
        var step = Steps.at(now);
        steps.computeIfAbsent(step, number -> new StepTimes()).add(age(change, now), random);
        steps.headMap(step - Steps.KEPT).clear();
        while (steps.size() > Steps.KEPT) {
            steps.pollFirstEntry();
        }
    }

    private static long age(PublishedChange change, Instant now) {
        return Math.max(0, Duration.between(change.committedAt(), now).toMillis());
    }

    private static final class StepTimes {
        final long[] samples = new long[SAMPLES];
        int changes;
        long longestMs;
        /** Null until it is needed. */
        private @Nullable Long median;

        /** Every change is equally likely to be in the sample (Vitter's algorithm R). */
        void add(long ms, SplittableRandom random) {
            var place = changes < SAMPLES ? changes : random.nextInt(changes + 1);
            if (place < SAMPLES) {
                samples[place] = ms;
            }
            changes++;
            median = null;
            longestMs = Math.max(longestMs, ms);
        }

        long median() {
            var known = median;
            if (known == null) {
                var sorted = Arrays.copyOf(samples, Math.min(changes, SAMPLES));
                Arrays.sort(sorted);
                known = sorted[(sorted.length - 1) / 2];
                median = known;
            }
            return known;
        }
    }
}
