package dev.backsource.edge.cache.store;

import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.http.fields.FieldBytes;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a stored response in compact form: the values in one array of Latin-1 bytes, each after its
 * length; the names are shared by all blocks. Immutable.
 *
 * <p>A length below 128 is one byte, a larger one is four of which the first has its highest bit set.
 */
public final class FieldBlock implements Fields {
    public static final FieldBlock EMPTY = new FieldBlock(new AsciiString[0], new byte[0], 0);

    private static final int SHORT = 128;

    private final AsciiString[] names;
    private final byte[] values;
    private final int ownNames;

    /** @param ownNames the heap size of the names that no other block shares, in bytes */
    FieldBlock(AsciiString[] names, byte[] values, int ownNames) {
        this.names = names;
        this.values = values;
        this.ownNames = ownNames;
    }

    /** Calls {@code to} for each field line in order. The values are views that keep the whole block alive. */
    public void copyTo(BiConsumer<CharSequence, CharSequence> to) {
        copyBytesTo((name, array, offset, length) -> to.accept(name, value(offset, length)));
    }

    /** As {@link #copyTo}, with the values as bytes. */
    public void copyBytesTo(FieldBytes to) {
        var at = 0;
        for (var name : names) {
            var length = lengthAt(at);
            var value = at + sizeOf(length);
            to.accept(name, values, value, length);
            at = value + length;
        }
    }

    @Override
    public @Nullable String first(String name) {
        var at = 0;
        for (var candidate : names) {
            var length = lengthAt(at);
            if (candidate.contentEquals(name)) {
                return value(at + sizeOf(length), length).toString();
            }
            at += sizeOf(length) + length;
        }
        return null;
    }

    @Override
    public List<String> all(String name) {
        var found = new ArrayList<String>();
        copyTo((candidate, value) -> {
            if (candidate.equals(name) || ((AsciiString) candidate).contentEquals(name)) {
                found.add(value.toString());
            }
        });
        return found;
    }

    @Override
    public boolean has(String name) {
        for (var candidate : names) {
            if (candidate.contentEquals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The size on the heap in bytes, without the shared names. */
    int size() {
        return values.length + 4 * names.length + 56 + ownNames;
    }

    /** The size of an encoded length, in bytes. */
    static int sizeOf(int length) {
        return length < SHORT ? 1 : Integer.BYTES;
    }

    /** Writes a length into {@code values} at {@code at}. */
    static void putLength(int length, byte[] values, int at) {
        if (length < SHORT) {
            values[at] = (byte) length;
        } else {
            values[at] = (byte) ((length >> 24) | SHORT);
            values[at + 1] = (byte) (length >> 16);
            values[at + 2] = (byte) (length >> 8);
            values[at + 3] = (byte) length;
        }
    }

    private int lengthAt(int at) {
        var first = values[at];
        return first >= 0 ? first : longLength(first & (SHORT - 1), at + 1);
    }

    private int longLength(int highest, int at) {
        var length = highest;
        for (var i = at; i < at + Integer.BYTES - 1; i++) {
            length = (length << Byte.SIZE) | (values[i] & 0xff);
        }
        return length;
    }

    private AsciiString value(int offset, int length) {
        return length == 0 ? AsciiString.EMPTY_STRING : new AsciiString(values, offset, length, false);
    }
}
