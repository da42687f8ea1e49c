package dev.backsource.edge.cache.store;

import dev.backsource.edge.cache.rules.syntax.Fields;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a stored response in compact form: the values in one array of Latin-1 bytes, each ended by a
 * line feed, which no value contains; the names are shared by all blocks. Immutable.
 */
public final class FieldBlock implements Fields {
    public static final FieldBlock EMPTY = new FieldBlock(new AsciiString[0], new byte[0]);

    private final AsciiString[] names;
    private final byte[] values;

    FieldBlock(AsciiString[] names, byte[] values) {
        this.names = names;
        this.values = values;
    }

    /** Calls {@code to} for each field line in order. The values are views that keep the whole block alive. */
    public void copyTo(BiConsumer<CharSequence, CharSequence> to) {
        var start = 0;
        for (var name : names) {
            var end = endOf(start);
            to.accept(name, view(start, end));
            start = end + 1;
        }
    }

    @Override
    public @Nullable String first(String name) {
        var start = 0;
        for (var candidate : names) {
            var end = endOf(start);
            if (candidate.contentEquals(name)) {
                return view(start, end).toString();
            }
            start = end + 1;
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
        var size = values.length + 4 * names.length + 56;
        for (var name : names) {
            size += FieldNames.weight(name);
        }
        return size;
    }

    private int endOf(int start) {
        var end = start;
        while (values[end] != '\n') {
            end++;
        }
        return end;
    }

    private AsciiString view(int start, int end) {
        return start == end ? AsciiString.EMPTY_STRING : new AsciiString(values, start, end - start, false);
    }
}
