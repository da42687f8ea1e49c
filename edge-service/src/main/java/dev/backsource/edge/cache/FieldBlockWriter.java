package dev.backsource.edge.cache;

import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Packs header fields into a {@link FieldBlock}. */
final class FieldBlockWriter {
    private final List<AsciiString> names = new ArrayList<>(16);
    private byte[] values = new byte[512];
    private int length;

    /** Appends a field line; {@code name} in any case. */
    void add(CharSequence name, CharSequence value) {
        names.add(FieldNames.shared(name));
        append(value);
    }

    FieldBlock toBlock() {
        return new FieldBlock(names.toArray(AsciiString[]::new), Arrays.copyOf(values, length));
    }

    private void append(CharSequence value) {
        var size = value.length();
        if (length + size + 1 > values.length) {
            values = Arrays.copyOf(values, Math.max(2 * values.length, length + size + 1));
        }
        if (value instanceof AsciiString ascii) {
            ascii.copy(0, values, length, size);
        } else {
            var bytes = value.toString().getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(bytes, 0, values, length, size);
        }
        length += size;
        values[length++] = '\n';
    }
}
