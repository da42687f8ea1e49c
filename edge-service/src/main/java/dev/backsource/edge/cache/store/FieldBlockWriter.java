package dev.backsource.edge.cache.store;

import io.netty.util.AsciiString;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The builder of a {@link FieldBlock}. */
final class FieldBlockWriter {
    private static final int USUAL_SIZE = 1024;
    private static final Predicate<AsciiString> ANY = name -> true;
    /** The buffer of this thread's last writer, for reuse by the next. */
    private static final FastThreadLocal<byte @Nullable []> SPARE = new FastThreadLocal<>();

    private final List<AsciiString> names = new ArrayList<>(16);
    private byte[] values;
    private int length;
    private int ownNames;

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
        add(name, value, ANY);
    }

    /** Appends a field line if {@code kept} holds for the name in lower case. */
    void add(CharSequence name, CharSequence value, Predicate<AsciiString> kept) {
        var known = FieldNames.known(name);
        var lower = known == null ? FieldNames.share(name) : known;
        if (!kept.test(lower)) {
            return;
        }
        if (known == null) {
            ownNames += FieldNames.weight(lower);
        }
        names.add(lower);
        append(value);
    }

    /** The finished block. The writer must not be used after this. */
    FieldBlock toBlock() {
        var block = new FieldBlock(names.toArray(AsciiString[]::new), Arrays.copyOf(values, length), ownNames);
        if (values.length == USUAL_SIZE) {
            SPARE.set(values);
        }
        return block;
    }

    private void append(CharSequence value) {
        var size = value.length();
        var needed = length + FieldBlock.sizeOf(size) + size;
        if (needed > values.length) {
            values = Arrays.copyOf(values, Math.max(2 * values.length, needed));
        }
        FieldBlock.putLength(size, values, length);
        length += FieldBlock.sizeOf(size);
        if (value instanceof AsciiString ascii) {
            ascii.copy(0, values, length, size);
        } else {
            copyLatin1(value.toString());
        }
        length += size;
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
