package dev.backsource.edge.transport.http2;

/**
 * The stream ids that a client has used. A client may skip ids, but must not use them later (RFC 9113 §5.1.1). Exact
 * for the latest 1,024 ids; older ones all count as used.
 */
final class UsedStreamIds {
    private static final int KEPT = 1024;

    private final long[] bits = new long[KEPT / Long.SIZE];

    /** Half of the highest id, since clients use odd ids. */
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
