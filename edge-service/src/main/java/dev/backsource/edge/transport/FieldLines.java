package dev.backsource.edge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.util.AsciiString;
import java.util.Arrays;

/**
 * The field lines of one HTTP/1 message (RFC 9112 §5), as the bytes that are sent. Checks nothing: whoever adds a field
 * knows that its name is a token and that its value can't end the line, since a strict parser has read both or the edge
 * has made them up. For such fields Vert.x's map would check every character again, and keep an entry for each.
 */
public final class FieldLines {
    private static final int USUAL_SIZE = 512;
    /** What a line has besides name and value. */
    private static final int AROUND = ": \r\n".length();

    private byte[] bytes = new byte[USUAL_SIZE];
    private int length;

    /** Appends a field whose name and value are Latin-1. */
    public void add(CharSequence name, CharSequence value) {
        var needed = length + name.length() + value.length() + AROUND;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, needed));
        }
        put(name);
        bytes[length++] = ':';
        bytes[length++] = ' ';
        put(value);
        bytes[length++] = '\r';
        bytes[length++] = '\n';
    }

    /** How many bytes they take. */
    public int size() {
        return length;
    }

    /** Appends them all to {@code to}. */
    public void writeTo(ByteBuf to) {
        to.writeBytes(bytes, 0, length);
    }

    /** Forgets them. */
    public void clear() {
        length = 0;
    }

    private void put(CharSequence text) {
        if (text instanceof AsciiString ascii) {
            System.arraycopy(ascii.array(), ascii.arrayOffset(), bytes, length, ascii.length());
            length += ascii.length();
        } else {
            putLatin1(text.toString());
        }
    }

    /** The method that is called is deprecated since it drops high bytes, which are 0 in Latin-1; the others allocate. */
    @SuppressWarnings("deprecation")
    private void putLatin1(String text) {
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }
}
