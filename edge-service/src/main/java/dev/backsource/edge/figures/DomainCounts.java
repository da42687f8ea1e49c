package dev.backsource.edge.figures;

import dev.backsource.edge.error.OriginError;
import dev.backsource.policy.event.DurationBuckets;
import dev.backsource.policy.finding.Gate;
import dev.backsource.policy.protocol.RequestClass;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one domain on one event loop. Only the loop's thread counts, so that a count is a plain read and an ordered write; any thread may
 * read. A response costs four or five of them, on a few cache lines, and allocates nothing.
 */
public final class DomainCounts {
    /** The first of the requests' classes, in their order; behind them, requests refused before their kind was known. */
    static final int REQUESTS = 0;

    static final int UNROUTED = REQUESTS + RequestClass.COUNT;
    /** The first of the hits' classes, in their order. */
    static final int HITS = UNROUTED + 1;

    static final int MISSES = HITS + RequestClass.COUNT;
    static final int CLIENT_ERRORS = MISSES + 1;
    static final int SERVER_ERRORS = CLIENT_ERRORS + 1;
    /** The first of the gates, in their order; behind them, failures at none. */
    static final int GATES = SERVER_ERRORS + 1;

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
    public void answered(
            RequestClass request, int status, boolean hit, boolean miss, long firstByteNanos, long wholeNanos) {
        count(REQUESTS + request.ordinal(), status);
        if (hit) {
            add(HITS + request.ordinal());
        } else if (miss) {
            add(MISSES);
        }
        var first = DurationBuckets.of(firstByteNanos);
        add(FIRST_BYTE + first);
        add(WHOLE + (wholeNanos == firstByteNanos ? first : DurationBuckets.of(wholeNanos)));
    }

    /** Counts a request that the edge refused before its kind of content was known. */
    public void refused(int status) {
        count(UNROUTED, status);
    }

    /** Counts a request that the edge refused before it looked for a response. */
    public void refused(RequestClass request, int status) {
        count(REQUESTS + request.ordinal(), status);
    }

    /** Counts a response that an origin has failed; null for a failure of the edge itself. */
    public void originFailed(@Nullable OriginError failure) {
        add(failure == null ? NO_GATE : SLOTS[failure.ordinal()]);
    }

    long get(int slot) {
        return counts.getAcquire(slot);
    }

    private void count(int slot, int status) {
        add(slot);
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
