package dev.backsource.edge.figures;

import dev.backsource.edge.error.OriginError;
import dev.backsource.policy.event.DurationBuckets;
import dev.backsource.policy.finding.Gate;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one domain on one event loop. Only the loop's thread counts, so that a count is a plain read and an ordered write; any thread may
 * read. A response costs four or five of them, on a few cache lines, and allocates nothing.
 */
public final class DomainCounts {
    static final int REQUESTS = 0;
    static final int HITS = 1;
    static final int MISSES = 2;
    static final int CLIENT_ERRORS = 3;
    static final int SERVER_ERRORS = 4;
    /** The first of the gates, in their order; behind them, failures at none. */
    static final int GATES = 5;

    static final int NO_GATE = GATES + Gate.values().length;
    static final int FIRST_BYTE = NO_GATE + 1;
    static final int WHOLE = FIRST_BYTE + DurationBuckets.COUNT;
    static final int SIZE = WHOLE + DurationBuckets.COUNT;

    private static final int[] SLOTS = slots();

    private final String domain;
    private final AtomicLongArray counts = new AtomicLongArray(SIZE);
    private final AtomicBoolean tailed;

    /** @param domain its name, wildcards as {@code *.example.com}; empty for all domains without counts of their own */
    public DomainCounts(String domain) {
        this(domain, new AtomicBoolean());
    }

    /** @param tailed whether somebody follows the domain's access log */
    DomainCounts(String domain, AtomicBoolean tailed) {
        this.domain = domain;
        this.tailed = tailed;
    }

    public String domain() {
        return domain;
    }

    /** Whether somebody follows the domain's access log. */
    public boolean isTailed() {
        return tailed.get();
    }

    /** Counts a response that has ended, complete or not, with the times from the request's arrival to its first byte and to its end. */
    public void answered(int status, boolean hit, boolean miss, long firstByteNanos, long wholeNanos) {
        count(status);
        if (hit) {
            add(HITS);
        } else if (miss) {
            add(MISSES);
        }
        var first = DurationBuckets.of(firstByteNanos);
        add(FIRST_BYTE + first);
        add(WHOLE + (wholeNanos == firstByteNanos ? first : DurationBuckets.of(wholeNanos)));
    }

    /** Counts a request that the edge refused before it looked for a response. */
    public void refused(int status) {
        count(status);
    }

    /** Counts a response that an origin has failed; null for a failure of the edge itself. */
    public void originFailed(@Nullable OriginError failure) {
        add(failure == null ? NO_GATE : SLOTS[failure.ordinal()]);
    }

    long get(int slot) {
        return counts.getAcquire(slot);
    }

    private void count(int status) {
        add(REQUESTS);
        if (status >= 500) {
            add(SERVER_ERRORS);
        } else if (status >= 400) {
            add(CLIENT_ERRORS);
        }
    }

    private void add(int slot) {
        counts.setRelease(slot, counts.getPlain(slot) + 1);
    }

    private static int[] slots() {
        var failures = OriginError.values();
        var slots = new int[failures.length];
        for (var failure : failures) {
            var gate = failure.gate();
            slots[failure.ordinal()] = gate == null ? NO_GATE : GATES + gate.ordinal();
        }
        return slots;
    }
}
