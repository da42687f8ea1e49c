package dev.backsource.edge.testing;

import java.util.Arrays;

/** Bodies in which every missing, repeated or displaced byte is noticed. */
public final class Bodies {
    /** The largest, in bytes. */
    public static final int MOST = 10_000_000;

    private static final byte[] ALL = all();

    private Bodies() {}

    private static byte[] all() {
        var bytes = new byte[MOST];
        for (var i = 0; i < MOST; i++) {
            // Mixes the bits of the position (MurmurHash3's finalizer).
            var mixed = (i ^ i >>> 16) * 0x85ebca6b;
            bytes[i] = (byte) (mixed ^ mixed >>> 13);
        }
        return bytes;
    }

    /** A body of {@code size} bytes. */
    public static byte[] of(int size) {
        return Arrays.copyOf(ALL, size);
    }
}
