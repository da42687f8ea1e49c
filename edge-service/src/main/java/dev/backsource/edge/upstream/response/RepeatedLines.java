package dev.backsource.edge.upstream.response;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines, and only once those that origins send again and again: what a line was read to is kept for the next one of the
 * same bytes. Each has one place, where the last one stays, so that it never holds more than {@link #PLACES} lines of
 * {@link #MAX_LENGTH} bytes. Of one event loop.
 */
final class RepeatedLines<T> {
    static final int PLACES = 256;
    /** Of a line that is kept; longer ones are seldom repeated. */
    static final int MAX_LENGTH = 128;

    /** Spreads the differences of two words over the bits that are used (Fibonacci hashing). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int UNUSED_BITS = Long.SIZE - Integer.numberOfTrailingZeros(PLACES);

    private final Function<byte[], T> reading;
    private final @Nullable Line<T>[] places = places();

    private record Line<T>(byte[] bytes, T read) {
        boolean is(byte[] other, int from, int end) {
            return Arrays.equals(bytes, 0, bytes.length, other, from, end);
        }
    }

    /** @param reading of a line, whose array it may keep; throws when the line is not valid, and always reads it the same */
    RepeatedLines(Function<byte[], T> reading) {
        this.reading = reading;
    }

    /** What the bytes of {@code in} from {@code from} up to before {@code end} say. */
    T read(byte[] in, int from, int end) {
        var length = end - from;
        if (length < Long.BYTES || length > MAX_LENGTH) {
            return reading.apply(Arrays.copyOfRange(in, from, end));
        }
        var place = place(in, from, end);
        var last = places[place];
        if (last != null && last.is(in, from, end)) {
            return last.read();
        }
        var bytes = Arrays.copyOfRange(in, from, end);
        var read = reading.apply(bytes);
        places[place] = new Line<>(bytes, read);
        return read;
    }

    /** Told by the two ends of a line: the name of a field, and what its value differs in most often. */
    private static int place(byte[] in, int from, int end) {
        var ends = Octets.word(in, from) * 31 + Octets.word(in, end - Long.BYTES);
        return (int) ((ends + end - from) * SPREAD >>> UNUSED_BITS);
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable Line<T>[] places() {
        return (Line<T>[]) new Line<?>[PLACES];
    }
}
