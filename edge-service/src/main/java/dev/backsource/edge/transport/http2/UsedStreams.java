package dev.backsource.edge.transport.http2;

/**
 * Which ids of streams a client has used, as far as it matters: it may leave ids out, and must not come back to them
 * (RFC 9113 §5.1.1). Exact for the latest 1,024; older ones count as used.
 */
final class UsedStreams {
    private static final int KEPT = 1024;

    private final long[] bits = new long[KEPT / Long.SIZE];

    /** Half of the highest id: those of clients are odd. */
    private int highest = -1;

    void add(int stream) {
        var number = stream >>> 1;
        for (var left = Math.max(highest + 1, number - KEPT + 1); left < number; left++) {
            bits[word(left)] &= ~bit(left);
        }
        highest = Math.max(highest, number);
        bits[word(number)] |= bit(number);
    }

    boolean contains(int stream) {
        var number = stream >>> 1;
        return number <= highest && (number <= highest - KEPT || (bits[word(number)] & bit(number)) != 0);
    }

    private static int word(int number) {
        return number % KEPT / Long.SIZE;
    }

    private static long bit(int number) {
        return 1L << number % Long.SIZE;
    }
}
