package dev.backsource.edge.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a body through a buffer. The checksum has been verified. Even for a forged body it allocates no
 * more than an edge can have written.
 */
final class SnapshotInput {
    private static final int BUFFER_BYTES = 1 << 18;
    /** The most bytes of a text. The longest text is an origin's certificates, which are shorter. */
    private static final int MAX_TEXT_BYTES = 1 << 20;

    private final ReadableByteChannel channel;
    private byte[] buffer;
    private int position;
    private int limit;

    /** @param bytes that the channel has at most */
    SnapshotInput(ReadableByteChannel channel, long bytes) {
        this.channel = channel;
        this.buffer = new byte[(int) Math.min(BUFFER_BYTES, bytes)];
    }

    long number() throws IOException {
        var value = 0L;
        for (var shift = 0; shift < Long.SIZE; shift += 7) {
            if (position == limit) {
                require(1);
            }
            var next = buffer[position++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("number too long");
    }

    int count() throws IOException {
        return Math.toIntExact(number());
    }

    /** Reads a count of at most {@code most}. */
    int count(int most) throws IOException {
        var count = number();
        if (count < 0 || count > most) {
            throw new IOException("count of " + count + "; at most " + most + " allowed");
        }
        return (int) count;
    }

    boolean flag() throws IOException {
        return number() != 0;
    }

    String text() throws IOException {
        var length = count(MAX_TEXT_BYTES);
        require(length);
        var text = new String(buffer, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    @Nullable
    String optionalText() throws IOException {
        return flag() ? text() : null;
    }

    /** Ensures that {@code bytes} bytes are in the buffer. */
    private void require(int bytes) throws IOException {
        if (limit - position >= bytes) {
            return;
        }
        var larger = bytes > buffer.length ? new byte[bytes] : buffer;
        System.arraycopy(buffer, position, larger, 0, limit - position);
        limit -= position;
        position = 0;
        buffer = larger;
        while (limit < bytes) {
            var read = channel.read(ByteBuffer.wrap(buffer, limit, buffer.length - limit));
            if (read < 0) {
                throw new EOFException("body ends within a value");
            }
            limit += read;
        }
    }
}
