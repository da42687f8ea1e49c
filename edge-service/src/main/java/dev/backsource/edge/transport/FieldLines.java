package dev.backsource.edge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.util.AsciiString;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;

/**
 * The field lines of one HTTP/1 message (RFC 9112 §5), as the bytes to send. Checks nothing: the caller ensures that a
 * field's name is a token and that its value can't end the line, since a strict parser has read both or the edge has
 * generated them. For such fields Vert.x's map would check every character again, and keep an entry for each. The lines
 * are gathered in arrays that an event loop reuses, so they belong to one loop.
 */
public final class FieldLines {
    private static final int USUAL_SIZE = 512;
    /** The bytes of a line besides name and value. */
    private static final int AROUND = ": \r\n".length();
    /** The digits of the longest number, and its sign. */
    private static final int MOST_DIGITS = Long.toString(Long.MIN_VALUE).length();

    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int length;

    /** Appends a field whose name and value are Latin-1. */
    public void add(CharSequence name, CharSequence value) {
        makeRoom(name.length() + value.length());
        put(name);
        beginValue();
        put(value);
        endLine();
    }

    /** Appends a field with a value of {@code size} bytes in {@code array} from {@code offset} on. */
    public void add(AsciiString name, byte[] array, int offset, int size) {
        makeRoom(name.length() + size);
        put(name.array(), name.arrayOffset(), name.length());
        beginValue();
        put(array, offset, size);
        endLine();
    }

    /** Appends a field with a value of {@code before}, in Latin-1, and then {@code number} in decimal. */
    public void add(CharSequence name, CharSequence before, long number) {
        makeRoom(name.length() + before.length() + MOST_DIGITS);
        put(name);
        beginValue();
        put(before);
        putDecimal(number);
        endLine();
    }

    /** The size of all lines, in bytes. */
    public int size() {
        return length;
    }

    /** Appends all lines to {@code to}, and clears them. */
    public void moveTo(ByteBuf to) {
        to.writeBytes(bytes, 0, length);
        clear();
    }

    /** Removes all lines. */
    public void clear() {
        if (bytes.length > 0) {
            Spare.OF_LOOP.get().keep(bytes);
        }
        bytes = NONE;
        length = 0;
    }

    /** Makes room for a line of {@code size} bytes of name and value. */
    private void makeRoom(int size) {
        var needed = length + size + AROUND;
        if (bytes.length == 0) {
            bytes = Spare.OF_LOOP.get().take(needed);
        } else if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, needed));
        }
    }

    private void beginValue() {
        bytes[length++] = ':';
        bytes[length++] = ' ';
    }

    private void endLine() {
        bytes[length++] = '\r';
        bytes[length++] = '\n';
    }

    private void put(byte[] from, int offset, int size) {
        System.arraycopy(from, offset, bytes, length, size);
        length += size;
    }

    private void put(CharSequence text) {
        if (text instanceof AsciiString ascii) {
            put(ascii.array(), ascii.arrayOffset(), ascii.length());
        } else {
            putLatin1(text.toString());
        }
    }

    private void putDecimal(long number) {
        if (number < 0) {
            putLatin1(Long.toString(number));
            return;
        }
        length += digits(number);
        var at = length;
        var left = number;
        do {
            bytes[--at] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
    }

    private static int digits(long number) {
        var digits = 1;
        for (var left = number; left >= 10; left /= 10) {
            digits++;
        }
        return digits;
    }

    /** The called method is deprecated since it drops high bytes, which are 0 in Latin-1; the others allocate. */
    @SuppressWarnings("deprecation")
    private void putLatin1(String text) {
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    /** The spare arrays of a loop. Lines are mostly sent before others begin, so a few are enough. */
    private static final class Spare {
        private static final int MOST = 4;
        /** The longest array to keep, in bytes; enough for the lines of most browsers. */
        private static final int LONGEST = 4 * 1024;

        private static final FastThreadLocal<Spare> OF_LOOP = new FastThreadLocal<>() {
            @Override
            protected Spare initialValue() {
                return new Spare();
            }
        };

        private final byte[][] arrays = new byte[MOST][];
        private int count;

        /** An array of at least {@code size} bytes. */
        byte[] take(int size) {
            var spare = count == 0 ? NONE : arrays[--count];
            return spare.length >= size ? spare : new byte[Math.max(USUAL_SIZE, size)];
        }

        void keep(byte[] array) {
            if (count < MOST && array.length <= LONGEST) {
                arrays[count++] = array;
            }
        }
    }
}
