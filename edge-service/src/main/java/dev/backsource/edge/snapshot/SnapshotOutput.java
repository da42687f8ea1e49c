package dev.backsource.edge.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Writes the values of a body through a buffer, and computes its length and checksum. */
final class SnapshotOutput {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int NUMBER_BYTES = 10;

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final CRC32C checksum = new CRC32C();
    private long length;

    SnapshotOutput(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Writes a number with seven bits per byte, the lowest first; negative numbers take ten bytes. */
    void number(long value) throws IOException {
        reserve(NUMBER_BYTES);
        var left = value;
        while ((left & ~0x7fL) != 0) {
            buffer.put((byte) (left | 0x80));
            left >>>= 7;
        }
        buffer.put((byte) left);
    }

    void flag(boolean value) throws IOException {
        number(value ? 1 : 0);
    }

    /** Writes the length in bytes of UTF-8, and then the bytes. */
    void text(String value) throws IOException {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        for (var from = 0; from < bytes.length; ) {
            reserve(1);
            var part = Math.min(buffer.remaining(), bytes.length - from);
            buffer.put(bytes, from, part);
            from += part;
        }
    }

    void optionalText(@Nullable String value) throws IOException {
        flag(value != null);
        if (value != null) {
            text(value);
        }
    }

    /**
     * Writes the rest of the buffer.
     *
     * @return the head of the body
     */
    SnapshotHead finish() throws IOException {
        flush();
        return SnapshotHead.of(checksum, length);
    }

    private void reserve(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        length += buffer.remaining();
        checksum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
