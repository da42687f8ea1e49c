package dev.backsource.config.figures;

import dev.backsource.policy.event.DurationBuckets;
import dev.backsource.policy.protocol.RequestClass;
import org.jspecify.annotations.Nullable;

/**
 * One domain's figures in a step of time: sums over the edges, in floating point, since a report may cover parts of several steps. Buckets of durations are
 * kept for a short time only; a sealed step has their quantiles.
 */
final class FigureStep {
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    final long number;
    private float coveredMs;
    private float requests;
    private float hits;
    private float misses;
    private float clientErrors;
    private float serverErrors;
    /** By {@linkplain Reading#GATES gate}; null without errors. */
    private float @Nullable [] originErrors;

    private float @Nullable [] firstByte = new float[DurationBuckets.COUNT];
    private float @Nullable [] whole = new float[DurationBuckets.COUNT];
    /** Requests by class, and behind them hits; null where none are known, or needed any more. */
    private float @Nullable [] classes;

    private float firstByteMedian;
    private float firstByteP99;
    private float wholeMedian;
    private float wholeP99;

    FigureStep(long number) {
        this.number = number;
    }

    /** Adds a part, from 0 to 1, of the figures between two readings of an edge, which covers {@code ms} of this step. */
    void add(Reading between, double ms, double part) {
        coveredMs += (float) ms;
        requests += (float) (between.requests() * part);
        hits += (float) (between.hits() * part);
        misses += (float) (between.misses() * part);
        clientErrors += (float) (between.clientErrors() * part);
        serverErrors += (float) (between.serverErrors() * part);
        for (var gate = 0; gate < Reading.GATES.size(); gate++) {
            addErrors(gate, between.originErrors(gate) * part);
        }
        for (var bucket = 0; bucket < DurationBuckets.COUNT && firstByte != null && whole != null; bucket++) {
            firstByte[bucket] += (float) (between.firstByte(bucket) * part);
            whole[bucket] += (float) (between.whole(bucket) * part);
        }
    }

    /** Adds a time of an edge without requests. */
    void cover(double ms) {
        coveredMs += (float) ms;
    }

    /** Adds the same part by class of requests, if it is known. */
    void addClasses(Reading between, double part) {
        if (!between.hasClasses()) {
            return;
        }
        if (classes == null) {
            classes = new float[2 * RequestClass.COUNT];
        }
        for (var of = 0; of < RequestClass.COUNT; of++) {
            classes[of] += (float) (between.requests(of) * part);
            classes[RequestClass.COUNT + of] += (float) (between.hits(of) * part);
        }
    }

    void forgetClasses() {
        classes = null;
    }

    /** @param of the ordinal of a {@link RequestClass} */
    double requests(int of) {
        return classes == null ? 0 : classes[of];
    }

    /** @param of the ordinal of a {@link RequestClass} */
    double hits(int of) {
        return classes == null ? 0 : classes[RequestClass.COUNT + of];
    }

    private void addErrors(int gate, double count) {
        if (count > 0) {
            if (originErrors == null) {
                originErrors = new float[Reading.GATES.size()];
            }
            originErrors[gate] += (float) count;
        }
    }

    /** Keeps the quantiles of durations in place of their buckets. Later parts add no durations. */
    void seal() {
        if (firstByte != null && whole != null) {
            firstByteMedian = quantile(firstByte, MEDIAN);
            firstByteP99 = quantile(firstByte, P99);
            wholeMedian = quantile(whole, MEDIAN);
            wholeP99 = quantile(whole, P99);
            firstByte = null;
            whole = null;
        }
    }

    /** The number of edges whose reports cover the step, of a length in milliseconds; parts of it are added up. */
    int edges(long lengthMs) {
        return Math.round(coveredMs / lengthMs);
    }

    double requestsPerSecond(long lengthMs) {
        return rate(requests, lengthMs);
    }

    double clientErrorsPerSecond(long lengthMs) {
        return rate(clientErrors, lengthMs);
    }

    double serverErrorsPerSecond(long lengthMs) {
        return rate(serverErrors, lengthMs);
    }

    double originErrorsPerSecond(int gate, long lengthMs) {
        return originErrors == null ? 0 : rate(originErrors[gate], lengthMs);
    }

    /** Not a number where the cache had no look-ups. */
    double hitRatio() {
        return hits / (double) (hits + misses);
    }

    double firstByteMedianMs() {
        return firstByte == null ? firstByteMedian : quantile(firstByte, MEDIAN);
    }

    double firstByteP99Ms() {
        return firstByte == null ? firstByteP99 : quantile(firstByte, P99);
    }

    double wholeMedianMs() {
        return whole == null ? wholeMedian : quantile(whole, MEDIAN);
    }

    double wholeP99Ms() {
        return whole == null ? wholeP99 : quantile(whole, P99);
    }

    /** Per second of the covered time, for as many edges as cover the step. */
    private double rate(double count, long lengthMs) {
        return count / (coveredMs / 1_000.0) * edges(lengthMs);
    }

    private static float quantile(float[] buckets, double of) {
        var counts = new double[buckets.length];
        for (var i = 0; i < counts.length; i++) {
            counts[i] = buckets[i];
        }
        var ms = DurationBuckets.quantileMs(counts, of);
        return ms == null ? Float.NaN : ms.floatValue();
    }
}
