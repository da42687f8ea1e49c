package dev.backsource.edge.cache.collapsing.body;

import dev.backsource.edge.http.BodyReservation;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a body in memory, numbered from the beginning of the body. Their bytes count against the body's room.
 * The owner guards this with a lock.
 */
public final class BodyParts {
    private static final Buffer[] NONE = {};
    private static final int FEW = 4;
    /** Heap overhead of one part. */
    private static final int OVERHEAD = 128;

    private final BodyReservation room;
    private Buffer[] held = NONE;
    private int count;
    private int dropped;
    private long bytes;

    BodyParts(BodyReservation room) {
        this.room = room;
    }

    void add(Buffer part) {
        if (count == held.length) {
            held = Arrays.copyOf(held, Math.max(FEW, 2 * count));
        }
        held[count++] = part;
        bytes += part.length();
        room.hold(part.length(), part.length() + OVERHEAD);
    }

    /** The part {@code number}, which must not have been dropped; null when it has not arrived. */
    @Nullable
    Buffer get(int number) {
        return number < end() ? held[number - dropped] : null;
    }

    /** The number of parts that have arrived, including dropped ones. */
    int end() {
        return dropped + count;
    }

    /** The number of bytes kept. */
    long bytes() {
        return bytes;
    }

    /** Drops the parts before {@code next}. */
    void dropBefore(int next) {
        var gone = next - dropped;
        if (gone <= 0) {
            return;
        }
        var goneBytes = 0L;
        for (var i = 0; i < gone; i++) {
            goneBytes += held[i].length();
        }
        bytes -= goneBytes;
        room.drop(goneBytes + (long) gone * OVERHEAD);
        System.arraycopy(held, gone, held, 0, count - gone);
        Arrays.fill(held, count - gone, count, null);
        count -= gone;
        dropped = next;
    }

    /** The bytes of {@code whole}, which must not be modified: its own array if that has no others. */
    public static byte[] bytes(Buffer whole) {
        var bytes = whole.getByteBuf();
        return bytes.hasArray() && bytes.array().length == bytes.readableBytes() ? bytes.array() : whole.getBytes();
    }

    /** All kept bytes in one array, which must not be modified. */
    byte[] toBytes() {
        if (count == 1) {
            return bytes(held[0]);
        }
        var whole = new byte[Math.toIntExact(bytes)];
        var offset = 0;
        for (var i = 0; i < count; i++) {
            held[i].getBytes(whole, offset);
            offset += held[i].length();
        }
        return whole;
    }
}
