package dev.backsource.edge.cache.store;

import io.netty.util.AsciiString;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link FieldBlock}. */
final class FieldBlockWriter {
    private static final int USUAL_SIZE = 1024;
    /** The buffer of this thread's last writer, for reuse by the next. */
    private static final FastThreadLocal<byte @Nullable []> SPARE = new FastThreadLocal<>();

    private final List<AsciiString> names = new ArrayList<>(16);
    private byte[] values;
    private int length;

    FieldBlockWriter() {
        var spare = SPARE.getAndSet(null);
        values = spare == null ? new byte[USUAL_SIZE] : spare;
    }

    /** A copy of {@code block} with one more field. */
    static FieldBlock with(FieldBlock block, String name, String value) {
        var writer = new FieldBlockWriter();
        block.copyTo(writer::add);
        writer.add(name, value);
        return writer.toBlock();
    }

    /** Appends a field line; {@code name} may be in any case. */
    void add(CharSequence name, CharSequence value) {
        names.add(FieldNames.shared(name));
        append(value);
    }

    /** The finished block. The writer must not be used after this. */
    FieldBlock toBlock() {
        var block = new FieldBlock(names.toArray(AsciiString[]::new), Arrays.copyOf(values, length));
        if (values.length == USUAL_SIZE) {
            SPARE.set(values);
        }
        return block;
    }

    private void append(CharSequence value) {
        var size = value.length();
        if (length + size + 1 > values.length) {
            values = Arrays.copyOf(values, Math.max(2 * values.length, length + size + 1));
        }
        if (value instanceof AsciiString ascii) {
            ascii.copy(0, values, length, size);
        } else {
            copyLatin1(value.toString());
        }
        length += size;
        values[length++] = '\n';
    }

    /**
     * This method is deprecated because it drops the high byte of each character. In Latin-1 that byte is always 0, and
     * the alternatives allocate.
     */
    @SuppressWarnings("deprecation")
    private void copyLatin1(String value) {
        value.getBytes(0, value.length(), values, length);
    }
}
