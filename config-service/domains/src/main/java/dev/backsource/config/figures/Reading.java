package dev.backsource.config.figures;

import dev.backsource.policy.event.DomainTotals;
import dev.backsource.policy.event.DurationBuckets;
import dev.backsource.policy.finding.Gate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One edge's totals of one domain at a time of that edge's clock, or the difference of two of them, in one array to take little memory. */
final class Reading {
    /** The gates of origin errors, and what is none of them. */
    static final List<String> GATES = Stream.concat(
                    Stream.of(Gate.values()).map(Gate::kebabName), Stream.of(DomainTotals.OTHER))
            .toList();

    private static final int ERRORS = 5;
    private static final int FIRST_BYTE = ERRORS + GATES.size();
    private static final int WHOLE = FIRST_BYTE + DurationBuckets.COUNT;
    private static final int SIZE = WHOLE + DurationBuckets.COUNT;

    final Instant reportedAt;
    private final Instant since;
    private final long[] counts;

    private Reading(Instant reportedAt, Instant since, long[] counts) {
        this.reportedAt = reportedAt;
        this.since = since;
        this.counts = counts;
    }

    static Reading of(DomainTotals totals, Instant reportedAt) {
        var counts = new long[SIZE];
        counts[0] = totals.requests();
        counts[1] = totals.hits();
        counts[2] = totals.misses();
        counts[3] = totals.clientErrors();
        counts[4] = totals.serverErrors();
        totals.originErrors().forEach((gate, count) -> counts[ERRORS + number(gate)] += count);
        copy(totals.firstByte(), counts, FIRST_BYTE);
        copy(totals.whole(), counts, WHOLE);
        return new Reading(reportedAt, totals.since(), counts);
    }

    /** The figures between {@code before} and this reading; null when they are of different starts, or when a total has decreased. */
    @Nullable
    Reading since(Reading before) {
        if (!since.equals(before.since) || !reportedAt.isAfter(before.reportedAt)) {
            return null;
        }
        var between = new long[SIZE];
        for (var i = 0; i < SIZE; i++) {
            between[i] = counts[i] - before.counts[i];
            if (between[i] < 0) {
                return null;
            }
        }
        return new Reading(reportedAt, before.reportedAt, between);
    }

    /** Whether this reading is of the same start and has more requests: the other is an older one, whatever its time. */
    boolean isAheadOf(Reading other) {
        return since.equals(other.since) && counts[0] > other.counts[0];
    }

    long requests() {
        return counts[0];
    }

    long hits() {
        return counts[1];
    }

    long misses() {
        return counts[2];
    }

    long clientErrors() {
        return counts[3];
    }

    long serverErrors() {
        return counts[4];
    }

    long originErrors(int gate) {
        return counts[ERRORS + gate];
    }

    long firstByte(int bucket) {
        return counts[FIRST_BYTE + bucket];
    }

    long whole(int bucket) {
        return counts[WHOLE + bucket];
    }

    private static int number(String gate) {
        var known = GATES.indexOf(gate);
        return known < 0 ? GATES.size() - 1 : known;
    }

    private static void copy(List<Long> from, long[] to, int at) {
        for (var i = 0; i < from.size(); i++) {
            to[at + i] = from.get(i);
        }
    }
}
