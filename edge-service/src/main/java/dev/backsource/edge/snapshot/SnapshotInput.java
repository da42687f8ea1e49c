package dev.backsource.edge.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the values of a body, whose checksum was found right, through a buffer. */
final class SnapshotInput {
    private static final int BUFFER_BYTES = 1 << 18;

    private final ReadableByteChannel channel;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;

    SnapshotInput(ReadableByteChannel channel) {
        this.channel = channel;
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
        throw new IOException("a number is too long");
    }

    int count() throws IOException {
        return Math.toIntExact(number());
    }

    boolean flag() throws IOException {
        return number() != 0;
    }

    String text() throws IOException {
        var length = count();
        require(length);
        var text = new String(buffer, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    @Nullable
    String optionalText() throws IOException {
        return flag() ? text() : null;
    }

    /** Has that many bytes in the buffer. */
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
                throw new EOFException("the body ends within a value");
            }
            limit += read;
        }
    }
}
