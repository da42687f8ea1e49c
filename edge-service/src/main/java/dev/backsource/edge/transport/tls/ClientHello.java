package dev.backsource.edge.transport.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first message of a client's handshake (RFC 8446 §4.1.2, RFC 5246 §7.4.1.2), of which only the server name
 * matters.
 */
final class ClientHello {
    /** The result of {@link #serverName} when no name is indicated. */
    static final String NO_NAME = "";

    /** The length of the longest DNS name in characters (RFC 1035 §2.3.4), with a dot at its end. */
    static final int LONGEST_NAME = 254;

    private static final int RECORD_HEADER = 5;
    private static final int LENGTH_AT = 3;
    private static final int LARGEST_RECORD = 1 << 14;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int VERSION_AND_RANDOM = 34;
    private static final int SERVER_NAME = 0;
    private static final int HOST_NAME = 0;

    private ClientHello() {}

    /** Whether the first record is complete, or the received bytes are clearly not a record. */
    static boolean isThere(ByteBuf received) {
        var readable = received.readableBytes();
        if (readable == 0) {
            return false;
        }
        return received.getByte(received.readerIndex()) != HANDSHAKE
                || readable >= RECORD_HEADER
                        && (lengthOf(received) > LARGEST_RECORD || readable >= RECORD_HEADER + lengthOf(received));
    }

    private static int lengthOf(ByteBuf received) {
        return received.getUnsignedShort(received.readerIndex() + LENGTH_AT);
    }

    /**
     * The name in the first record's message, in lower case. Null when it can't be determined: there is no such
     * message, it continues in another record, or the name is too long.
     *
     * @param received the first record, for which {@link #isThere} is true, and any further bytes
     */
    static @Nullable String serverName(ByteBuf received) {
        if (received.getByte(received.readerIndex()) != HANDSHAKE || lengthOf(received) > LARGEST_RECORD) {
            return null;
        }
        try {
            return read(ByteBuffer.wrap(
                    ByteBufUtil.getBytes(received, received.readerIndex() + RECORD_HEADER, lengthOf(received))));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String read(ByteBuffer message) {
        if (message.get() != CLIENT_HELLO) {
            return null;
        }
        var hello = part(message, (message.get() & 0xff) << Short.SIZE | unsignedShort(message));
        skip(hello, VERSION_AND_RANDOM);
        skip(hello, hello.get() & 0xff);
        skip(hello, unsignedShort(hello));
        skip(hello, hello.get() & 0xff);
        if (!hello.hasRemaining()) {
            return NO_NAME;
        }
        var extensions = part(hello, unsignedShort(hello));
        while (extensions.hasRemaining()) {
            var type = unsignedShort(extensions);
            var extension = part(extensions, unsignedShort(extensions));
            if (type == SERVER_NAME) {
                return hostName(extension);
            }
        }
        return NO_NAME;
    }

    private static @Nullable String hostName(ByteBuffer extension) {
        var names = part(extension, unsignedShort(extension));
        if (names.get() != HOST_NAME) {
            return null;
        }
        var name = part(names, unsignedShort(names));
        if (name.remaining() > LONGEST_NAME) {
            return null;
        }
        return StandardCharsets.ISO_8859_1.decode(name).toString().toLowerCase(Locale.ROOT);
    }

    private static int unsignedShort(ByteBuffer from) {
        return from.getShort() & 0xffff;
    }

    private static void skip(ByteBuffer from, int bytes) {
        from.position(from.position() + bytes);
    }

    /** Reads the next {@code bytes} bytes. */
    private static ByteBuffer part(ByteBuffer from, int bytes) {
        var part = from.slice(from.position(), bytes);
        skip(from, bytes);
        return part;
    }
}
