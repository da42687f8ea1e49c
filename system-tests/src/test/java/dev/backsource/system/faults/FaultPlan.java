package dev.backsource.system.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Which fault comes next and how long it lasts, by a seed: round by round each kind once, in an order by chance. */
final class FaultPlan {
    private static final int SHORTEST_MS = 500;

    private final List<List<Fault>> kinds;
    private final int longestMs;
    private final Random random;
    private final Deque<Fault> round = new ArrayDeque<>();

    /** {@code kinds} has for each kind of fault those of it to choose from; none lasts longer than {@code longest}. */
    FaultPlan(List<List<Fault>> kinds, Duration longest, long seed) {
        this.kinds = kinds;
        this.longestMs = (int) longest.toMillis();
        this.random = new Random(seed);
    }

    /** How many faults make a round. */
    int kinds() {
        return kinds.size();
    }

    Fault next() {
        if (round.isEmpty()) {
            var order = new ArrayList<>(kinds);
            Collections.shuffle(order, random);
            order.forEach(kind -> round.add(kind.get(random.nextInt(kind.size()))));
        }
        return round.remove();
    }

    Duration nextDuration() {
        return Duration.ofMillis(SHORTEST_MS + random.nextInt(longestMs - SHORTEST_MS));
    }
}
