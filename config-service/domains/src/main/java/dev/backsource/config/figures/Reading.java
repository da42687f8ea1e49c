package dev.backsource.config.figures;

import dev.backsource.policy.event.DomainTotals;
import dev.backsource.policy.event.DurationBuckets;
import dev.backsource.policy.finding.Gate;
import dev.backsource.policy.protocol.RequestClass;
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
    private static final int CLASSES = WHOLE + DurationBuckets.COUNT;
    private static final int CLASS_HITS = CLASSES + RequestClass.COUNT;
    private static final int SIZE = CLASS_HITS + RequestClass.COUNT;
    private static final RequestClass[] ALL_CLASSES = RequestClass.values();

    final Instant reportedAt;
    /** The beginning of the counting or, of a difference, the earlier reading. */
    final Instant since;

    private final boolean hasClasses;
    private final long[] counts;

    private Reading(Instant reportedAt, Instant since, boolean hasClasses, long[] counts) {
        this.reportedAt = reportedAt;
        this.since = since;
        this.hasClasses = hasClasses;
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
        var byClass = totals.byClass();
        if (byClass != null) {
            for (var each : ALL_CLASSES) {
                counts[CLASSES + each.ordinal()] = byClass.requests(each);
                counts[CLASS_HITS + each.ordinal()] = byClass.hits(each);
            }
        }
        return new Reading(reportedAt, totals.since(), byClass != null, counts);
    }

    /** Whether both readings are of the same counting. */
    boolean isOfCounting(Reading other) {
        return since.equals(other.since);
    }

    /** The figures between {@code before} and this reading; null when they are of different starts, or when a total has decreased. */
    @Nullable
    Reading since(Reading before) {
        if (!isOfCounting(before) || !reportedAt.isAfter(before.reportedAt)) {
            return null;
        }
        var between = new long[SIZE];
        for (var i = 0; i < SIZE; i++) {
            between[i] = counts[i] - before.counts[i];
            if (between[i] < 0) {
                return null;
            }
        }
        return new Reading(reportedAt, before.reportedAt, hasClasses && before.hasClasses, between);
    }

    /** Whether this reading is of the same start and has more requests: the other is an older one, whatever its time. */
    boolean isAheadOf(Reading other) {
        return isOfCounting(other) && counts[0] > other.counts[0];
    }

    /** Whether requests and hits are known by class. */
    boolean hasClasses() {
        return hasClasses;
    }

    /** @param of the ordinal of a {@link RequestClass} */
    long requests(int of) {
        return counts[CLASSES + of];
    }

    /** @param of the ordinal of a {@link RequestClass} */
    long hits(int of) {
        return counts[CLASS_HITS + of];
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
