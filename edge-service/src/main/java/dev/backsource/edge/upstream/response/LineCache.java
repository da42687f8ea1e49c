package dev.backsource.edge.upstream.response;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cache of parsed lines, since origins repeat many of them: the result of parsing a line is kept for the next line of the
 * same bytes. Each line has a set of {@link #WAYS} slots, in which the latest stay, so the cache never holds more than {@link
 * #PLACES} lines of {@link #MAX_LENGTH} bytes. With a single slot, two lines of each response of an origin might displace each
 * other. Used by one event loop.
 */
final class LineCache<T> {
    static final int PLACES = 256;
    /** The slots of a line. */
    static final int WAYS = 4;
    /** The length of the longest line to keep, in bytes; longer ones are seldom repeated. */
    static final int MAX_LENGTH = 128;

    /** Spreads the differences of two words over the used bits (Fibonacci hashing). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int UNUSED_BITS = Long.SIZE - Integer.numberOfTrailingZeros(PLACES / WAYS);

    private final Function<byte[], T> reading;
    private final @Nullable Line<T>[] places = places();

    private record Line<T>(byte[] bytes, T read) {
        boolean is(byte[] other, int from, int end) {
            return Arrays.equals(bytes, 0, bytes.length, other, from, end);
        }
    }

    /** @param reading parses a line, whose array it may keep; throws when the line is not valid; equal lines give equal results */
    LineCache(Function<byte[], T> reading) {
        this.reading = reading;
    }

    /** The parsed line in the bytes of {@code in} from {@code from} up to before {@code end}. */
    T read(byte[] in, int from, int end) {
        var length = end - from;
        if (length < Long.BYTES || length > MAX_LENGTH) {
            return reading.apply(Arrays.copyOfRange(in, from, end));
        }
        var first = place(in, from, end);
        for (var place = first; place < first + WAYS; place++) {
            var line = places[place];
            if (line != null && line.is(in, from, end)) {
                return line.read();
            }
        }
        var bytes = Arrays.copyOfRange(in, from, end);
        var read = reading.apply(bytes);
        keep(first, new Line<>(bytes, read));
        return read;
    }

    /** Puts {@code line} into the first slot of its set, in place of the line that came first. */
    private void keep(int first, Line<T> line) {
        System.arraycopy(places, first, places, first + 1, WAYS - 1);
        places[first] = line;
    }

    /** The first slot of a line, by its two ends: the name of a field, and the part in which its values differ most often. */
    private static int place(byte[] in, int from, int end) {
        var ends = Octets.word(in, from) * 31 + Octets.word(in, end - Long.BYTES);
        return WAYS * (int) ((ends + end - from) * SPREAD >>> UNUSED_BITS);
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable Line<T>[] places() {
        return (Line<T>[]) new Line<?>[PLACES];
    }
}
