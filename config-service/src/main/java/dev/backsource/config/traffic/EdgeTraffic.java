package dev.backsource.config.traffic;

import dev.backsource.policy.event.EdgeCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one edge did, step by step, from the differences of the totals that it reports. Nothing is made up: what lies between two
 * reports that don't follow each other is a gap. They follow each other when they are of the same start, at most a step apart, and no
 * total has gone back. A step is known when such pairs cover half of it, and its rates are those of the time that they cover.
 */
final class EdgeTraffic {
    /** A report that is older than the one before it is late; one that is older by more shows that the edge's clock was put back. */
    private static final Duration LATE_AT_MOST = Duration.ofMinutes(1);

    private static final long KNOWN_FROM_MS = Steps.LENGTH.toMillis() / 2;

    /** The latest steps, each where its number modulo {@link Steps#KEPT} says. */
    private final @Nullable Step[] steps = new @Nullable Step[Steps.KEPT];

    private @Nullable Told last;

    /** {@code counters} is null from an edge that doesn't tell. */
    void take(Instant at, Instant startedAt, @Nullable EdgeCounters counters) {
        var before = last;
        if (before != null && isLate(before.at, at)) {
            return;
        }
        var now = counters == null ? null : new Told(at, startedAt, counters);
        last = now;
        if (before != null && now != null && now.follows(before)) {
            step(Steps.at(at)).add(before, now);
        }
    }

    /** Null when it isn't known, be it a gap or too long ago. */
    @Nullable
    Rates rates(long number) {
        var step = steps[slot(number)];
        return step == null || step.number != number || step.coveredMs < KNOWN_FROM_MS ? null : step.rates();
    }

    /** Whether the last thing that it told is from before {@code time}. */
    boolean isSilentSince(Instant time) {
        return last == null || last.at.isBefore(time);
    }

    private static boolean isLate(Instant before, Instant at) {
        return at.isBefore(before) && Duration.between(at, before).compareTo(LATE_AT_MOST) <= 0;
    }

    private Step step(long number) {
        var slot = slot(number);
        var held = steps[slot];
        if (held == null || held.number != number) {
            held = new Step(number);
            steps[slot] = held;
        }
        return held;
    }

    private static int slot(long number) {
        return Math.floorMod(number, Steps.KEPT);
    }

    private record Told(Instant at, Instant startedAt, EdgeCounters counters) {
        boolean follows(Told before) {
            var apart = Duration.between(before.at, at);
            return startedAt.equals(before.startedAt)
                    && !apart.isNegative()
                    && apart.compareTo(Steps.LENGTH) <= 0
                    && counters.requests() >= before.counters.requests()
                    && counters.hits() >= before.counters.hits()
                    && counters.misses() >= before.counters.misses()
                    && before.counters.originErrors().entrySet().stream()
                            .allMatch(error -> errors(error.getKey()) >= error.getValue());
        }

        long errors(String kind) {
            return counters.originErrors().getOrDefault(kind, 0L);
        }
    }

    /** What is known of a step. In floating point, since what a hostile edge tells may be more than a long can sum up. */
    private static final class Step {
        final long number;
        long coveredMs;
        double requests;
        double hits;
        double misses;
        Map<String, Double> errors = Map.of();

        Step(long number) {
            this.number = number;
        }

        void add(Told before, Told now) {
            coveredMs += Duration.between(before.at, now.at).toMillis();
            requests += now.counters.requests() - before.counters.requests();
            hits += now.counters.hits() - before.counters.hits();
            misses += now.counters.misses() - before.counters.misses();
            now.counters.originErrors().forEach((kind, total) -> addErrors(kind, total - before.errors(kind)));
        }

        private void addErrors(String kind, double count) {
            if (count > 0) {
                if (errors.isEmpty()) {
                    errors = new HashMap<>();
                }
                errors.merge(ErrorKinds.in(errors, kind), count, Double::sum);
            }
        }

        Rates rates() {
            var seconds = coveredMs / 1_000.0;
            var errorRates = new HashMap<String, Double>();
            errors.forEach((kind, count) -> errorRates.put(kind, count / seconds));
            return new Rates(requests / seconds, hits / seconds, misses / seconds, errorRates);
        }
    }
}
