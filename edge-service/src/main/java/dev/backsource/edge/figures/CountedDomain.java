package dev.backsource.edge.figures;

import dev.backsource.policy.event.ClassTotals;
import dev.backsource.policy.event.DomainTotals;
import dev.backsource.policy.event.DurationBuckets;
import dev.backsource.policy.finding.Gate;
import dev.backsource.policy.protocol.RequestClass;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** A domain's counts since {@code since}, by event loop. */
final class CountedDomain {
    /** The part of the score that an interval leaves to the next: a burst is forgotten within a minute. */
    private static final double KEPT = 0.75;

    private static final Gate[] GATES = Gate.values();
    private static final RequestClass[] CLASSES = RequestClass.values();

    final String name;
    private final Instant since;
    private final AtomicReferenceArray<DomainCounts> loops;
    /** Shared by the counts of all loops. */
    private final AtomicBoolean tailed = new AtomicBoolean();

    // Used under the lock of CountedDomains.
    private long requests;
    private double score;
    private int idleIntervals;

    CountedDomain(String name, Instant since, int loops) {
        this.name = name;
        this.since = since;
        this.loops = new AtomicReferenceArray<>(loops);
    }

    /** The counts of a loop, called by its thread. */
    DomainCounts of(int loop) {
        var counts = loops.get(loop);
        if (counts == null) {
            counts = new DomainCounts(name, tailed);
            loops.set(loop, counts);
        }
        return counts;
    }

    /** Whether somebody follows the domain's access log. */
    void tailed(boolean by) {
        tailed.set(by);
    }

    /** The number of event loops. */
    int loops() {
        return loops.length();
    }

    /** Ends an interval: renews the score, by which domains are compared. */
    void interval() {
        var now = sum(DomainCounts.REQUESTS, DomainCounts.UNROUTED);
        score = score * KEPT + (now - requests);
        idleIntervals = now == requests ? idleIntervals + 1 : 0;
        requests = now;
    }

    /** The number of requests when the last interval ended. */
    long requests() {
        return requests;
    }

    double score() {
        return score;
    }

    /** The number of intervals without a request until now. */
    int idleIntervals() {
        return idleIntervals;
    }

    DomainTotals totals() {
        return new DomainTotals(
                name,
                since,
                sum(DomainCounts.REQUESTS, DomainCounts.UNROUTED),
                sum(DomainCounts.HITS, DomainCounts.MISSES - 1),
                sum(DomainCounts.MISSES),
                sum(DomainCounts.CLIENT_ERRORS),
                sum(DomainCounts.SERVER_ERRORS),
                originErrors(),
                buckets(DomainCounts.FIRST_BYTE),
                buckets(DomainCounts.WHOLE),
                new ClassTotals(byClass(DomainCounts.REQUESTS), byClass(DomainCounts.HITS)));
    }

    private Map<String, Long> byClass(int first) {
        var counts = new HashMap<String, Long>();
        for (var each : CLASSES) {
            var count = sum(first + each.ordinal());
            if (count > 0) {
                counts.put(each.kebabName(), count);
            }
        }
        return counts;
    }

    private Map<String, Long> originErrors() {
        var errors = new HashMap<String, Long>();
        for (var slot = DomainCounts.GATES; slot <= DomainCounts.NO_GATE; slot++) {
            var count = sum(slot);
            if (count > 0) {
                errors.put(
                        slot == DomainCounts.NO_GATE
                                ? DomainTotals.OTHER
                                : GATES[slot - DomainCounts.GATES].kebabName(),
                        count);
            }
        }
        return errors;
    }

    /** Without the empty ones at the end. */
    private List<Long> buckets(int first) {
        var end = DurationBuckets.COUNT;
        while (end > 0 && sum(first + end - 1) == 0) {
            end--;
        }
        return IntStream.range(first, first + end).mapToObj(this::sum).toList();
    }

    private long sum(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToLong(this::sum).sum();
    }

    private long sum(int slot) {
        var sum = 0L;
        for (var loop = 0; loop < loops.length(); loop++) {
            var counts = loops.get(loop);
            sum += counts == null ? 0 : counts.get(slot);
        }
        return sum;
    }
}
