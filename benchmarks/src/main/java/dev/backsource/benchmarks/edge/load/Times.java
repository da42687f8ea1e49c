package dev.backsource.benchmarks.edge.load;

import java.util.Arrays;

/** Times that were taken one after another, in nanoseconds. Any thread may read them. */
final class Times {
    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
    }

    /** The time that 99 of 100 took no longer than, in milliseconds. */
    synchronized double p99Millis() {
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : sorted[(int) (count * 0.99)] / 1e6;
    }
}
