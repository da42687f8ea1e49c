package dev.backsource.edge.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * An HTTP/2 frame (RFC 9113 §4.1), well-formed or not.
 *
 * @param stream of the frame; 0 for the connection
 */
public record Http2Frame(int type, int flags, int stream, byte[] payload) {
    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;

    /** The error code (RFC 9113 §7). */
    public static final int CANCEL = 8;

    public static final int END_STREAM = 1;
    public static final int ACK = 1;
    public static final int END_HEADERS = 4;
    public static final int PRIORITY = 0x20;

    /** The whole header block in one frame. */
    public static Http2Frame headers(int stream, boolean end, String... fields) {
        return new Http2Frame(HEADERS, END_HEADERS | (end ? END_STREAM : 0), stream, block(List.of(fields)));
    }

    /** A whole request by GET. */
    public static Http2Frame get(int stream, String authority, String path) {
        return headers(stream, true, ":method", "GET", ":scheme", "https", ":authority", authority, ":path", path);
    }

    /** The header block of this frame in two: the second one, with everything beyond {@code bytes}, is a CONTINUATION. */
    public Http2Frame[] inTwo(int bytes) {
        return new Http2Frame[] {
            new Http2Frame(HEADERS, flags & ~END_HEADERS, stream, Arrays.copyOf(payload, bytes)),
            new Http2Frame(CONTINUATION, END_HEADERS, stream, Arrays.copyOfRange(payload, bytes, payload.length))
        };
    }

    public static Http2Frame data(int stream, boolean end, String data) {
        return new Http2Frame(DATA, end ? END_STREAM : 0, stream, data.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Http2Frame reset(int stream, int error) {
        return new Http2Frame(RST_STREAM, 0, stream, Unpooled.copyInt(error).array());
    }

    public static Http2Frame windowUpdate(int stream, int bytes) {
        return new Http2Frame(WINDOW_UPDATE, 0, stream, Unpooled.copyInt(bytes).array());
    }

    /** {@code settings} are alternating identifiers and values (RFC 9113 §6.5.1). */
    public static Http2Frame settings(int... settings) {
        var payload = Unpooled.buffer();
        for (var i = 0; i < settings.length; i += 2) {
            payload.writeShort(settings[i]).writeInt(settings[i + 1]);
        }
        return new Http2Frame(SETTINGS, 0, 0, bytes(payload));
    }

    /** Alternating names and values, unmodified: literal fields without indexing (RFC 7541 §6.2.2). */
    private static byte[] block(List<String> fields) {
        var block = Unpooled.buffer();
        for (var i = 0; i < fields.size(); i += 2) {
            block.writeByte(0);
            string(block, fields.get(i));
            string(block, fields.get(i + 1));
        }
        return bytes(block);
    }

    private static void string(ByteBuf to, String text) {
        var length = text.length();
        if (length < 127) {
            to.writeByte(length);
        } else {
            to.writeByte(127);
            for (length -= 127; length > 127; length >>= 7) {
                to.writeByte(length & 127 | 128);
            }
            to.writeByte(length);
        }
        to.writeCharSequence(text, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(ByteBuf buffer) {
        var bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The bytes on the wire. */
    byte[] encoded() {
        return Unpooled.buffer(9 + payload.length)
                .writeMedium(payload.length)
                .writeByte(type)
                .writeByte(flags)
                .writeInt(stream)
                .writeBytes(payload)
                .array();
    }
}
